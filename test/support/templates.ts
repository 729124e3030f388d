/**
 * All that may ever be asked, by the documentation (api.md §1.1, §2, §5) and in words of its own: nothing here comes
 * from the code that it is held against.
 */
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const ALIAS = "[A-Za-z0-9_-]{2,90}";
const CRN = `crn%3Av1%3A[a-z0-9-]+%3A(?:public|dedicated)%3A(?:kms|hs-crypto)%3A[a-z0-9-]+%3Aa%2F[A-Za-z0-9_-]+%3A${UUID}%3A%3A`;
const KEY = `/api/v2/keys/${UUID}`;

/** Method, path, and the names in its query, all of them and in this order. */
const TEMPLATES: readonly (readonly [string, string, ...string[]])[] = [
  ["POST", "/identity/token"],
  ["GET", `/v2/resource_instances/(?:${UUID}|${CRN})`],
  ["GET", "/v2/resource_instances", "type", "limit"],
  ["GET", "/api/v2/instance/policies", "policy"],
  ["PUT", "/api/v2/instance/policies", "policy"],
  ["GET", "/api/v2/instance/allowed_ip_port"],
  ["GET", "/api/v2/keys", "limit", "offset", "sort", "state"],
  ["HEAD", "/api/v2/keys", "state"],
  ["POST", "/api/v2/keys"],
  ["GET", `/api/v2/keys/(?:${UUID}|${ALIAS})/metadata`],
  ["GET", `${KEY}/registrations`, "limit", "totalCount"],
  ["GET", `${KEY}/policies`, "policy"],
  ["PUT", `${KEY}/policies`, "policy"],
  ["POST", `${KEY}/actions/setKeyForDeletion`],
  ["POST", `${KEY}/actions/unsetKeyForDeletion`],
  ["DELETE", KEY],
  ["DELETE", KEY, "force"],
  ["POST", `${KEY}/restore`],
  ["DELETE", `${KEY}/purge`],
];

/** A value that ends where it seems to: escaped, and nothing that begins another parameter, path or header. */
const VALUE = "[A-Za-z0-9._~%-]+";

const forms = TEMPLATES.map(([method, path, ...names]) => {
  const query = names.map((name) => `${name}=${VALUE}`).join("&");
  return new RegExp(`^${method} ${path}${query === "" ? "" : `\\?${query}`}$`);
});

/** Where the next page is, only the resource controller knows: it names the query, and nothing before it. */
const NEXT_PAGE = /^GET \/v2\/resource_instances\?[A-Za-z0-9._~%=&:+-]{1,2000}$/;

/** Whether this is one of the requests that there may be. */
export const isByTemplate = ({ method, path }: Readonly<Record<"method" | "path", string>>) =>
  [...forms, NEXT_PAGE].some((form) => form.test(`${method} ${path}`));

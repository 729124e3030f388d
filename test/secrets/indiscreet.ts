import { HttpResponse, http } from "msw";
import { DAY, HOUR } from "../support/cast.js";
import { collectionOf, ORDERS, refusalJson, wireKey } from "../support/wire-json.js";
import { CANARIES } from "./canaries.js";

const TOKEN = CANARIES["access token"];
const KEY = CANARIES["API key"];

const MATERIAL = {
  payload: CANARIES["key material"],
  encryptedNonce: CANARIES.nonce,
  iv: CANARIES.vector,
};

const refused = (status: number, words: string, code = "X_ERR") =>
  HttpResponse.json(refusalJson(code, words), { status });

const pieces = (text: string, length: number, by: string) =>
  (text.match(new RegExp(`.{1,${length}}`, "g")) ?? []).join(by);

/** A reply that gives back the credential that it was asked with, or what the service keeps, in some form. */
export type Indiscretion = (credential: string) => Response;

/** What no service should say. */
export const INDISCRETIONS: Readonly<Record<string, Indiscretion>> = {
  "401, raw": (credential) => refused(401, `no: ${credential}`, "UNAUTHORIZED_ERR"),
  "403, in pieces": (credential) => refused(403, pieces(credential, 9, " ")),
  "400, over lines": (credential) => refused(400, pieces(credential, 7, "\r\n  ")),
  "409, in hex and Base64": (credential) =>
    refused(409, `${Buffer.from(credential).toString("hex").slice(0, 90)} ${btoa(`:${KEY}:`)}`),
  "400, in IAM's words": () =>
    HttpResponse.json(
      { errorCode: "X", errorMessage: `apikey=${KEY}&refresh_token=${CANARIES["refresh token"]}` },
      { status: 400 },
    ),
  "500, as its code": (credential) =>
    refused(500, `${encodeURIComponent(credential)}; ${credential.slice(3, 20)}`, credential),
  "502, a page that echoes the request": (credential) =>
    HttpResponse.html(`<title>Authorization: Bearer ${credential}</title><p>${credential}`, {
      status: 502,
    }),
  "302 to somewhere with it": (credential) =>
    new HttpResponse(null, {
      status: 302,
      headers: { location: `https://evil.invalid/?t=${credential}` },
    }),
  "a reset": () => HttpResponse.error(),
  "torn JSON": (credential) =>
    HttpResponse.text(`{"resources":[{"payload":"${MATERIAL.payload}","token":"${credential}`),
  "no JSON at all": (credential) =>
    HttpResponse.text(`${credential} {"payload":"${MATERIAL.payload}"}`),
  "the rest of some JSON": () =>
    HttpResponse.text(`x","payload":"${MATERIAL.payload}","iv":"${MATERIAL.iv}"}]}`),
  "key material in words": () => refused(422, `bad body: ${JSON.stringify(MATERIAL)}`),
  "JSON of another kind": () => HttpResponse.json({ access_token: TOKEN, ...MATERIAL }),
};

/** In which part of a command's work the service is indiscreet. */
export type Spot = "sign-in" | "read" | "change";

const NOW = Date.now();
const at = (ms: number) => new Date(NOW + ms).toISOString();

/** A key on which each change can be tried. */
export const KEYS = {
  free: () => wireKey(MATERIAL),
  approved: () =>
    wireKey({
      ...MATERIAL,
      dualAuthDelete: { enabled: true, keySetForDeletion: true, authExpiration: at(DAY) },
    }),
  deleted: () =>
    wireKey({
      ...MATERIAL,
      ...{ state: 5, deleted: true, deletionDate: at(-DAY), deletedBy: "IBMid-ann" },
      ...{ purgeAllowedFrom: at(-DAY + 4 * HOUR), restoreExpirationDate: at(29 * DAY) },
      purgeScheduledOn: at(89 * DAY),
    }),
} as const;

const spotOf = ({ method, url }: Request): Spot => {
  if (url.endsWith("/identity/token")) return "sign-in";
  return method === "GET" || method === "HEAD" ? "read" : "change";
};

function discreet({ method, url }: Request, key: keyof typeof KEYS): Response {
  const { pathname } = new URL(url);
  if (pathname === "/identity/token")
    return HttpResponse.json({
      ...{ access_token: TOKEN, refresh_token: CANARIES["refresh token"] },
      ...{ token_type: "Bearer", expires_in: 3_600 },
    });
  if (pathname === "/v2/resource_instances") return HttpResponse.json({ resources: [] });
  if (/policies|registrations/.test(pathname)) return HttpResponse.json(collectionOf());
  if (method === "HEAD") return new HttpResponse(null, { headers: { "key-total": "1" } });
  const isKey = pathname === "/api/v2/keys" || pathname.startsWith(`/api/v2/keys/${ORDERS}`);
  return isKey
    ? HttpResponse.json(collectionOf(KEYS[key]()))
    : HttpResponse.json(refusalJson("KEY_NOT_FOUND_ERR", "no such key"), { status: 404 });
}

/** IAM, Key Protect and the resource controller in one, which blabs at one spot; `told` is called when it does. */
export const blabbing = (
  spot: Spot,
  indiscretion: Indiscretion,
  key: keyof typeof KEYS,
  told: () => void,
) => [
  http.all("*", ({ request }) => {
    if (spotOf(request) !== spot) return discreet(request, key);
    told();
    return indiscretion(spot === "sign-in" ? KEY : TOKEN);
  }),
];

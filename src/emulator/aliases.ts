import { aliasRefusal, MOST_ALIASES } from "./alias-rules.js";
import { changing, type Handler } from "./call.js";
import { collection } from "./envelope.js";
import { refused } from "./machine.js";
import { stated, wholeSeconds } from "./moment.js";
import { requestRefusals } from "./request-refusals.js";

/** POST /keys/{id}/aliases/{alias} (api.md §2.11). */
export const createAlias: Handler = changing(({ instance, params, at, person }, key) => {
  const alias = params["alias"] ?? "";
  const no = aliasRefusal(alias, instance, at);
  if (no) return no;
  if (key.aliases.length >= MOST_ALIASES) return refused(requestRefusals.aliasQuota);
  const aliases = [...key.aliases, alias];
  instance.keys.write(key.id, { ...key, aliases, updatedAt: wholeSeconds(at) });
  const made = { keyId: key.id, alias, createdBy: person.iamId, creationDate: stated(at) };
  const change = { action: "createAlias", key: key.id } as const;
  return { status: 201, body: collection("alias", [made]), change };
});

/** DELETE /keys/{id}/aliases/{alias}. */
export const deleteAlias: Handler = changing(({ instance, params, at }, key) => {
  const aliases = key.aliases.filter((alias) => alias !== params["alias"]);
  if (aliases.length === key.aliases.length) return refused(requestRefusals.noAlias);
  instance.keys.write(key.id, { ...key, aliases, updatedAt: wholeSeconds(at) });
  return { status: 204, change: { action: "deleteAlias", key: key.id } };
});

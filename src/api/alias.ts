import { isKeyId } from "../core/key.js";

declare const brand: unique symbol;

/** Another name of a key, in the one form that may stand in a path. It is only ever read, never changed by. */
export type Alias = string & { readonly [brand]: "Alias" };

const FORM = /^[A-Za-z0-9_-]{2,90}$/;

/** Words of the service's own paths (api.md §2.11). */
const RESERVED: ReadonlySet<string> = new Set([
  "allowed_ip",
  "key",
  "keys",
  "metadata",
  "policy",
  "policies",
  "registration",
  "registrations",
  "ring",
  "rings",
  "rotate",
  "wrap",
  "unwrap",
  "rewrap",
  "version",
  "versions",
]);

/** Whether a text can be an alias: it has the form of one, and isn't a key's id or a reserved word. */
export const isAlias = (text: string): text is Alias =>
  FORM.test(text) && !isKeyId(text.toLowerCase()) && !RESERVED.has(text);

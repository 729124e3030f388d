import { isKeyId, type KeyId } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { type Alias, isAlias } from "./alias.js";
import { path } from "./operation.js";

/** The key that a change is about: by its id, never by another name. */
export interface KeyTarget {
  readonly key: KeyId;
}

/**
 * The path of one key. Escaping is not enough: "UUID/purge" and ".." would reach another operation
 * (reliability.md T4), so what is no UUID gets no path, whatever the types promised.
 */
export function keyPath({ key }: KeyTarget): string {
  if (!isKeyId(key)) throw new KpDualError("bad-key", { values: { key: String(key) } });
  return path`/api/v2/keys/${key}`;
}

/** The path at which a key is only looked at, where an alias will do. */
export function metadataPath({ key }: { readonly key: KeyId | Alias }): string {
  if (!isKeyId(key) && !isAlias(key))
    throw new KpDualError("bad-key", { values: { key: String(key) } });
  return path`/api/v2/keys/${key}/metadata`;
}

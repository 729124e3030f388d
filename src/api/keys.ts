import type { Key, KeyId } from "../core/key.js";
import type { Standing } from "../core/stage.js";
import { acknowledged } from "./acknowledged.js";
import type { Alias } from "./alias.js";
import { type KeyTarget, keyPath, metadataPath } from "./key-path.js";
import type { ListedKeys } from "./listed-keys.js";
import { type Operation, path } from "./operation.js";

/** The largest page that the service gives (api.md §2.8). */
export const PAGE = 5_000;

/** The keys that a list is about. */
export interface KeysInStates {
  /** By the numbers of their states. Left out, deleted keys would be missing. */
  readonly states: readonly number[];
  /** The service lists the others, too, but of them only the ids need to be read. */
  readonly wanted?: ((key: Standing) => boolean) | undefined;
}

const READERS = ["Reader", "ReaderPlus", "Writer", "Manager"] as const;

/** No key material in answers that could hold it (reliability.md §0.1). */
const MINIMAL = { prefer: "return=minimal" } as const;

const change = { aboutKeys: true, accepts: [200, 204], answer: acknowledged } as const;

/** Never `GET /keys/{id}`, which can answer with key material. */
export const getKeyMetadata: Operation<{ readonly key: KeyId | Alias }, Key> = {
  name: "read the key",
  method: "GET",
  path: metadataPath,
  aboutKeys: true,
  roles: READERS,
  accepts: [200],
  answer: async () => (await import("./key-resource.js")).OneKey,
};

/** One page, sorted by id so that pages fit together; its offset is counted in keys, from zero. */
export const listKeys: Operation<KeysInStates & { readonly offset: number }, ListedKeys> = {
  name: "list the keys",
  method: "GET",
  path: ({ offset, states }) =>
    path`/api/v2/keys?limit=${String(PAGE)}&offset=${String(offset)}&sort=id&state=${states.join(",")}`,
  aboutKeys: true,
  roles: READERS,
  accepts: [200],
  largest: 32 * 1024 * 1024,
  answer: async () => (await import("./key-resource.js")).KeyList,
  quick: async ({ wanted }) => (await import("./key-list-in-parts.js")).keyListInParts(wanted),
};

/** How many keys there are; the list itself does not tell. */
export const headKeys: Operation<KeysInStates, number> = {
  name: "count the keys",
  method: "HEAD",
  path: ({ states }) => path`/api/v2/keys?state=${states.join(",")}`,
  aboutKeys: true,
  roles: READERS,
  accepts: [200],
  answer: async () => (await import("./key-resource.js")).KeyTotal,
};

/** The first approval (api.md §2.3). */
export const setKeyForDeletion: Operation<KeyTarget, undefined> = {
  ...change,
  name: "set the key for deletion",
  method: "POST",
  path: (target) => `${keyPath(target)}/actions/setKeyForDeletion`,
  roles: ["Writer", "Manager"],
};

/** Takes the first approval back. */
export const unsetKeyForDeletion: Operation<KeyTarget, undefined> = {
  ...change,
  name: "unset the key for deletion",
  method: "POST",
  path: (target) => `${keyPath(target)}/actions/unsetKeyForDeletion`,
  roles: ["Writer", "Manager"],
};

/** Deletes; for a key that needs two people this is the second approval (api.md §2.4). */
export const deleteKey: Operation<KeyTarget, undefined> = {
  ...change,
  name: "delete the key",
  method: "DELETE",
  path: keyPath,
  headers: MINIMAL,
  roles: ["Manager"],
};

/** Deletes although resources are registered, and drops their registrations. Two people are still needed. */
export const deleteKeyByForce: Operation<KeyTarget, undefined> = {
  ...deleteKey,
  path: (target) => `${keyPath(target)}?force=true`,
};

/** Takes a deletion back, for thirty days (api.md §2.6). */
export const restoreKey: Operation<KeyTarget, undefined> = {
  ...change,
  name: "restore the key",
  method: "POST",
  path: (target) => `${keyPath(target)}/restore`,
  headers: MINIMAL,
  roles: ["Manager"],
  accepts: [200, 201, 204],
};

/** Makes a deletion final. There is no way back (api.md §2.5). */
export const purgeKey: Operation<KeyTarget, undefined> = {
  ...change,
  name: "purge the key",
  method: "DELETE",
  path: (target) => `${keyPath(target)}/purge`,
  headers: MINIMAL,
  roles: ["KeyPurge"],
};

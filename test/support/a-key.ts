import { OneKey } from "../../src/api/key-resource.js";
import type { Key } from "../../src/core/key.js";
import { collectionOf, idOf, wireKey } from "./wire-json.js";

/** The nth of many keys. */
export const aKey = (n: number, name = `key-${n}`): Key =>
  OneKey.parse(collectionOf(wireKey({ id: idOf(n), name, aliases: [] })));

/** The keys from one number up to, but not, another. */
export const keysFrom = (first: number, end: number): readonly Key[] => {
  const like = aKey(0);
  return Array.from({ length: end - first }, (_, index) => ({
    ...like,
    id: idOf(first + index) as Key["id"],
    name: `key-${first + index}`,
  }));
};

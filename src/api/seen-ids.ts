import type { KeyId } from "../core/key.js";

/** The ids that a walk came by. */
export interface SeenIds {
  /** Takes one down; tells whether it is new. */
  readonly add: (id: KeyId) => boolean;
  readonly count: () => number;
}

/** As long as they come in ascending order, as in a list that is sorted by id, no set of them has to be kept. */
export function seenIds(): SeenIds {
  const ascending: KeyId[] = [];
  let all: Set<KeyId> | null = null;
  return {
    add: (id) => {
      const last = ascending.at(-1);
      if (!all && id === last) return false;
      if (!all && (last === undefined || id > last)) return ascending.push(id) > 0;
      all ??= new Set(ascending);
      const before = all.size;
      return all.add(id).size > before;
    },
    count: () => all?.size ?? ascending.length,
  };
}

import type { EmulatedKey } from "./emulated-key.js";
import { type Refused, refused } from "./machine.js";
import { invalidQuery } from "./request-refusals.js";

type Value = number | string;

const time = (at: Date | undefined | null): number => at?.getTime() ?? Number.POSITIVE_INFINITY;

/** What a list can be sorted by (api.md §2.8); what a key lacks comes last. */
const values: Readonly<Record<string, (key: EmulatedKey) => Value>> = {
  id: ({ id }) => id,
  state: ({ state }) => state,
  extractable: ({ extractable }) => Number(extractable),
  imported: ({ imported }) => Number(imported),
  creationDate: ({ created }) => time(created.at),
  lastUpdateDate: ({ updatedAt }) => time(updatedAt),
  lastRotateDate: () => time(null),
  deletionDate: ({ deleted }) => time(deleted?.at),
  expirationDate: ({ expiresAt }) => time(expiresAt),
};

/** Puts keys in an order. */
export interface Order {
  readonly sorted: (keys: readonly EmulatedKey[]) => readonly EmulatedKey[];
}

type Compare = (a: EmulatedKey, b: EmulatedKey) => number;

function compareBy(term: string): Compare | undefined {
  const value = Object.hasOwn(values, term.replace(/^-/, "")) && values[term.replace(/^-/, "")];
  if (!value) return undefined;
  const sign = term.startsWith("-") ? -1 : 1;
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === right) return 0;
    return left < right ? -sign : sign;
  };
}

/** Reads `sort`, a comma list with `-` for descending. Keys come by id, so by id nothing is left to do. */
export function orderOf(text: string): Order | Refused {
  if (text === "id") return { sorted: (keys) => keys };
  const compares = text.split(",").map(compareBy);
  if (compares.includes(undefined))
    return refused(invalidQuery("sort", `one or more of ${Object.keys(values).join(", ")}`));
  const compare: Compare = (a, b) => {
    for (const one of compares) {
      const difference = one?.(a, b) ?? 0;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return { sorted: (keys) => keys.toSorted(compare) };
}

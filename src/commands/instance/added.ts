import { parseCrn } from "../../api/crn.js";
import { guidFrom } from "../../api/guid.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { KpDualError } from "../../errors/kp-dual-error.js";

/** The GUID of a saved instance, in lower case. */
export const idOf = ({ instance }: Pick<SavedInstance, "instance">): string | undefined =>
  parseCrn(instance)?.id ?? guidFrom(instance);

const regionOf = ({ instance, region }: SavedInstance): string | null =>
  parseCrn(instance)?.region ?? region;

/** Whether two entries are about one instance; where one of them tells no region, its id decides. */
function isSame(one: SavedInstance, other: SavedInstance): boolean {
  const regions = new Set([regionOf(one), regionOf(other)].filter((region) => region !== null));
  return idOf(one) === idOf(other) && regions.size < 2;
}

/**
 * What is saved, with one more; the same list where this instance is saved under this name already. A name that
 * stands for another instance is a KpDualError "usage": what a name means changes by `instance remove` only.
 */
export function added(all: readonly SavedInstance[], one: SavedInstance): readonly SavedInstance[] {
  const other = all.find(({ name }) => name === one.name);
  if (other === undefined) return [...all, one];
  if (isSame(one, other)) return all;
  throw new KpDualError("usage", {
    effect: "not saved",
    values: { problem: `${one.name} is the name of another instance` },
    why: `${one.name} is saved for ${other.instance}`,
    do: [
      `choose another name, or free this one first: kp-dual instance remove ${one.name}`,
      "see what is saved: kp-dual instance list",
    ],
  });
}

import type { Crn } from "../../api/crn.js";
import type { InstanceRecord } from "../../api/instance-record.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { isSavedName } from "../../core/saved-name.js";
import { idOf } from "./added.js";

/** An instance that was found, under its saved name or the one that it could be saved under. */
export interface Proposal extends SavedInstance {
  readonly isSaved: boolean;
  readonly record: InstanceRecord;
}

const LONGEST = 40;

/** "Prod EU (Köln)" becomes "prod-eu-koln". */
function slugOf(name: string | null): string {
  const slug = (name ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, LONGEST)
    .replace(/[^a-z0-9]+$/, "");
  return isSavedName(slug) ? slug : "instance";
}

/** The first that nobody has: the name, the name and the region, then numbers. */
function free(slug: string, { region }: Crn, taken: ReadonlySet<string>): string {
  const names = [slug, `${slug}-${region}`];
  const name = names.find((each) => !taken.has(each));
  if (name !== undefined) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${slug}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

const orderOf = ({ name, crn }: InstanceRecord): string =>
  [name ?? "", crn?.region, crn?.id].join("\u0000");

/** Names for what the resource controller lists, all different, and the same ones however it orders its list. */
export function proposals(
  records: readonly InstanceRecord[],
  saved: readonly SavedInstance[],
): readonly Proposal[] {
  const taken = new Set(saved.map(({ name }) => name));
  const ordered = records.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  return ordered.flatMap((record) => {
    const { crn } = record;
    if (!crn) return [];
    const own = saved.find((one) => idOf(one) === crn.id);
    const name = own?.name ?? free(slugOf(record.name), crn, taken);
    taken.add(name);
    return [{ name, instance: crn.instance, region: null, isSaved: own !== undefined, record }];
  });
}

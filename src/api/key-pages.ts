import { ALL_STATES, type Key, type KeyId } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api } from "./api.js";
import { headKeys, listKeys, PAGE } from "./keys.js";

/** One page of a walk through all keys: those that no earlier page had. */
export interface Keys {
  readonly keys: readonly Key[];
  readonly serverNow: Date;
}

/** Whether every key was seen, and if that can't be said, why. */
export interface Completeness {
  readonly complete: boolean;
  readonly why?: string;
}

/**
 * All keys, or those in some states, page by page. A short or an empty page is not the end, since rights
 * are applied to each page (api.md §2.8): the end is where the total is covered, or an empty page where no
 * total is told.
 */
export async function* keyPages(
  api: Pick<Api, "read">,
  states: readonly number[] = ALL_STATES,
): AsyncGenerator<Keys, Completeness> {
  const counting = totalOf(api, states);
  const seen = new Set<KeyId>();
  let searched = true;
  for (let offset = 0; ; offset += PAGE) {
    const reading = api.read(listKeys, { offset, states });
    const [{ value: page, serverNow }, total] = await Promise.all([reading, counting]);
    const before = seen.size;
    const keys = page.keys.filter(({ id }) => isNew(id, seen));
    searched &&= !page.incomplete;
    yield { keys, serverNow };

    const covered = total === undefined || offset + PAGE >= total;
    const more = page.keys.length === PAGE || (total === undefined && page.keys.length > 0);
    if (covered && !(more && seen.size > before)) return completeness(seen.size, total, searched);
  }
}

/** Keys move between pages while somebody makes or deletes others; each is told once. */
function isNew(id: KeyId, seen: Set<KeyId>): boolean {
  const isFirst = !seen.has(id);
  seen.add(id);
  return isFirst;
}

/** How many keys there are; undefined where the service answers, but does not say. */
async function totalOf(
  api: Pick<Api, "read">,
  states: readonly number[],
): Promise<number | undefined> {
  try {
    return (await api.read(headKeys, { states })).value;
  } catch (error) {
    if (error instanceof KpDualError && tellsNoTotal(error)) return undefined;
    throw error;
  }
}

const tellsNoTotal = ({ facts: { status = 500 } }: KpDualError) => status < 500 || status === 501;

/** Silence is not taken for "none": where neither a key nor a total was told, nothing is proven. */
function completeness(seen: number, total: number | undefined, searched: boolean): Completeness {
  if (!searched) return { complete: false, why: "the service says that its search is incomplete" };
  if (total === undefined && seen === 0)
    return { complete: false, why: "the service tells no keys, and not how many there are" };
  if (total !== undefined && seen < total)
    return { complete: false, why: `the service counts ${total} keys and lists ${seen}` };
  return { complete: true };
}

import { ALL_STATES, type Key, type KeyId } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { allBut } from "./all-but.js";
import type { Api } from "./api.js";
import { headKeys, type KeysInStates, listKeys, PAGE } from "./keys.js";
import { pagesAhead } from "./pages-ahead.js";
import { type SeenIds, seenIds } from "./seen-ids.js";

/** One page of a walk through all keys: those that no earlier page had. They can be read until the next page is asked for. */
export interface Keys {
  readonly keys: Iterable<Key>;
  readonly serverNow: Date;
}

/** Whether every key was seen, and if that can't be said, why. */
export interface Completeness {
  readonly complete: boolean;
  readonly why?: string;
}

type Reads = Pick<Api, "read">;

/** What one walk from the first page to the last came to. */
interface Walk {
  readonly count: number;
  /** Undefined where the service does not say. */
  readonly total: number | undefined;
  readonly searched: boolean;
  /** Whether each page went on where the one before it ended. */
  readonly joined: boolean;
}

/**
 * Each page begins with the last key of the one before it, so that keys which move between two reads are noticed: pages
 * that meet in a key leave no gap between their ids, in whichever order they were read.
 */
const STRIDE = PAGE - 1;

const MOST_WALKS = 3;

/**
 * All keys, or those in some states, page by page, each key once; keys that are not wanted may be left out. Where keys
 * moved meanwhile, or fewer came than the service counts, it lists again, and what is missing then comes behind the rest
 * (reliability.md T27).
 */
export async function* keyPages(
  api: Reads,
  states: readonly number[] = ALL_STATES,
  wanted?: KeysInStates["wanted"],
): AsyncGenerator<Keys, Completeness> {
  const told = seenIds();
  let before: Walk | null = null;
  for (let walks = 1; ; walks += 1) {
    const walked: Walk = yield* walk(api, { states, wanted }, told);
    const end = completeness(walked);
    if (end.complete || walks === MOST_WALKS || !isWorthAnother(walked, before)) return end;
    before = walked;
  }
}

/**
 * A short or an empty page is not the end, since rights are applied to each page (api.md §2.8): the end is where the
 * total is covered, or an empty page where no total is told.
 */
async function* walk(api: Reads, about: KeysInStates, told: SeenIds): AsyncGenerator<Keys, Walk> {
  const counting = totalOf(api, about.states);
  const pages = pagesAhead(
    (n) => api.read(listKeys, { offset: n * STRIDE, ...about }),
    counting.then(pagesFor),
  );
  const seen = told.count() === 0 ? told : seenIds();
  let searched = true;
  let joined = true;
  let last: readonly KeyId[] | undefined;
  try {
    for (let end = PAGE; ; end += STRIDE) {
      const [{ value: page, serverNow }, total] = await Promise.all([pages.next(), counting]);
      const before = seen.count();
      const stale = placesOf(page.ids, (id) => !isNew(id, told, seen));
      searched &&= !page.incomplete;
      joined &&= !last || goesOn(page.ids, last);
      last = page.ids;
      yield { keys: allBut(stale, page.keys), serverNow };
      page.free?.();

      const grew = seen.count() > before;
      if (isLast(page.ids, { end, total, grew }))
        return { count: seen.count(), total, searched, joined };
    }
  } finally {
    pages.end();
  }
}

const placesOf = (ids: readonly KeyId[], isMeant: (id: KeyId) => boolean): ReadonlySet<number> =>
  new Set(ids.flatMap((id, at) => (isMeant(id) ? at : [])));

/** How many pages it takes at least to cover that total. */
const pagesFor = (total = 0): number => Math.ceil((total - 1) / STRIDE);

/** Behind a full page comes its last key again, and behind a short one nothing: else keys moved, or some are kept back. */
const goesOn = (page: readonly KeyId[], last: readonly KeyId[]): boolean =>
  last.length < PAGE ? page.length === 0 : page[0] === last[PAGE - 1];

interface Reached {
  readonly end: number;
  readonly total: number | undefined;
  /** Whether the page brought a key that this walk had not seen. */
  readonly grew: boolean;
}

function isLast({ length }: readonly KeyId[], { end, total, grew }: Reached): boolean {
  if (total !== undefined && end < total) return false;
  return !grew || (total !== undefined && length < PAGE);
}

function isNew(id: KeyId, told: SeenIds, seen: SeenIds): boolean {
  const isFirst = told.add(id);
  if (seen !== told) seen.add(id);
  return isFirst;
}

/** How many keys there are; undefined where the service answers, but does not say. */
async function totalOf(api: Reads, states: readonly number[]): Promise<number | undefined> {
  try {
    return (await api.read(headKeys, { states })).value;
  } catch (error) {
    if (error instanceof KpDualError && tellsNoTotal(error)) return undefined;
    throw error;
  }
}

const tellsNoTotal = ({ facts: { status = 500 } }: KpDualError) => status < 500 || status === 501;

/** What the service itself leaves out, and what it left out twice alike, another walk does not bring. */
function isWorthAnother({ searched, joined, total, count }: Walk, before: Walk | null): boolean {
  if (before) return searched && (before.total !== total || before.count !== count);
  return searched && (total !== undefined || !joined);
}

/** Silence is not taken for "none": where neither a key nor a total was told, nothing is proven. */
function completeness({ count, total, searched, joined }: Walk): Completeness {
  if (!searched) return { complete: false, why: "the service says that its search is incomplete" };
  if (total === undefined && count === 0)
    return { complete: false, why: "the service tells no keys, and not how many there are" };
  if (total !== undefined && count < total)
    return { complete: false, why: `the service counts ${total} keys and lists ${count}` };
  if (!joined) return { complete: false, why: "the pages of the list don't fit together" };
  return { complete: true };
}

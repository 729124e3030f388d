import pLimit from "p-limit";
import type { Api } from "../api/api.js";
import type { Means } from "./means.js";

/** As many keys as the service takes well at once (reliability.md §2.2). */
const MOST_AT_ONCE = 8;

/** After so many keys without a 429, one more goes at once. */
const GROWS_AFTER = 20;

/** So many in a row that found the service out of reach, and no more is begun. */
const DOWN_AFTER = 5;

/** Why an item was not begun: somebody asked to stop, nobody lets us in any more, or the service is out of reach. */
export type Ending = "stopped" | "locked-out" | "service-down";

/** What is to be done with each item. */
export interface Job<Item, Done> {
  readonly work: (item: Item) => Promise<Done>;
  readonly skip: (item: Item, why: Ending) => Done;
  /** It was begun, and is not waited for any more. */
  readonly abandon: (item: Item) => Done;
  /** Whether it found the service out of reach. */
  readonly isDown: (done: Done) => boolean;
  /** Where it shows that no other item would be let in either: what is told of this one. Null where it doesn't. */
  readonly lockedOut: (item: Item, done: Done) => Promise<Done | null>;
}

/** Works through many items, several at a time; the results are in the order of the items. */
export interface Crew {
  readonly each: <Item, Done>(
    items: readonly Item[],
    job: Job<Item, Done>,
  ) => Promise<readonly Done[]>;
  /** The same, but no more of its requests are made at once than items are worked on. */
  readonly inTurn: (api: Api) => Api;
  /** Why nothing more is begun; null where more is. */
  readonly ended: () => Ending | null;
  readonly end: () => void;
}

type Pace = Pick<Means, "throttled" | "elapsed" | "progress">;

/** How many go at once: a 429 halves it, no more than once per wait that it asks for; then it grows back. */
function pacing({ throttled, elapsed, progress }: Pace) {
  const limit = pLimit(MOST_AT_ONCE);
  let smooth = 0;
  let heldUntil = 0;
  const end = throttled((ms) => {
    if (elapsed() < heldUntil) return;
    heldUntil = elapsed() + ms;
    smooth = 0;
    limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2));
    progress.note(`throttled for ${Math.ceil(ms / 1_000)} s, ${limit.concurrency} at once`);
  });
  const grow = () => {
    smooth += 1;
    if (smooth < GROWS_AFTER || limit.concurrency >= MOST_AT_ONCE) return;
    smooth = 0;
    limit.concurrency += 1;
    progress.note(null);
  };
  return { limit, grow, end };
}

/**
 * Once somebody asks to stop, nobody lets us in, or the service is out of reach, what is begun is finished and nothing
 * more is begun.
 */
export function crewOf({ stop, ...pace }: Pace & Pick<Means, "stop">): Crew {
  const { limit, grow, end } = pacing(pace);
  let down = 0;
  let isOut = false;

  const ended = (): Ending | null => {
    if (stop.code() !== null) return "stopped";
    if (isOut) return "locked-out";
    return down >= DOWN_AFTER ? "service-down" : null;
  };

  const one = async <Item, Done>(item: Item, job: Job<Item, Done>): Promise<Done> => {
    const why = ended();
    if (why) return job.skip(item, why);
    pace.progress.begin();
    const abandoned = stop.abandoned.then(() => job.abandon(item));
    const worked = job.work(item).then(async (done) => {
      const told = await job.lockedOut(item, done);
      isOut ||= told !== null;
      return told ?? done;
    });
    const done = await Promise.race([worked, abandoned]);
    down = job.isDown(done) ? down + 1 : 0;
    grow();
    pace.progress.step();
    return done;
  };

  return {
    each: (items, job) => limit.map(items, (item) => one(item, job)),
    inTurn: ({ read, attempt }) => ({
      read: (...asked) => limit(() => read(...asked)),
      attempt: (...asked) => limit(() => attempt(...asked)),
    }),
    ended,
    end,
  };
}

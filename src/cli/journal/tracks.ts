import type { Attempt } from "../../api/api.js";
import { isLeft } from "../../core/is-left.js";
import { BROKEN_OFF, NOT_BEGUN, type PastResult } from "../../core/past-run.js";
import type { Intent, RecordOf, RunRecord, Target } from "./run-record.js";

type OutcomeRecord = RecordOf<"outcome">;

/** What a run file tells of one of its targets. */
export interface Track {
  readonly target: Target;
  readonly name: string | null;
  /** Each time that it was about to be sent. */
  readonly intents: readonly Pick<Intent, "correlationId" | "at">[];
  /** How many of them never left, or were refused: nothing came of those. */
  readonly idle: number;
  /** What was seen before the last of them; kept only while something is left to do, and one of them may have worked. */
  readonly before: Intent["before"] | null;
  /** The last one that was written behind the last intent. */
  readonly outcome: OutcomeRecord | null;
}

/** What becomes of each target of a run, record by record. */
export interface Tracker {
  readonly take: (record: RunRecord) => void;
  /** Each target once, in the order in which they were named. */
  readonly tracks: () => readonly Track[];
}

/** What an attempt is told as of which nothing can have come. */
const IDLE: readonly string[] = ["never-sent", "refused"] satisfies readonly Attempt["outcome"][];

const idOf = (target: Target): string => ("key" in target ? target.key : "");

/** Follows a run through its file: of 10,000 keys it remembers what became of each, and not each line. */
export function trackerOf(targets: readonly Target[]): Tracker {
  const tracks = new Map<string, Track>(
    targets.map((target) => [
      idOf(target),
      { target, name: null, intents: [], idle: 0, before: null, outcome: null },
    ]),
  );
  return {
    take: (record) => {
      if (!("target" in record)) return;
      const id = idOf(record.target);
      const track = tracks.get(id);
      if (track) tracks.set(id, taken(track, record));
    },
    tracks: () => [...tracks.values()],
  };
}

function taken(track: Track, record: Extract<RunRecord, { target: Target }>): Track {
  if (record.record === "intent") return begun(track, record);
  if (record.record === "outcome") return ended(track, record);
  return IDLE.includes(record.outcome) ? proven(track) : track;
}

const begun = (track: Track, { correlationId, at, before }: Intent): Track => ({
  ...track,
  name: "key" in before ? before.key.name : null,
  intents: [...track.intents, { correlationId, at }],
  before,
  outcome: null,
});

/** Nothing came of the last one. Where that is so of all, whatever is seen from now on is somebody else's doing. */
const proven = ({ before, idle, intents, ...track }: Track): Track => ({
  ...{ ...track, intents, idle: idle + 1 },
  before: intents.length > idle + 1 ? before : null,
});

const ended = (track: Track, outcome: OutcomeRecord): Track => ({
  ...track,
  name: track.name ?? outcome.name ?? null,
  before: isLeft(outcome) ? track.before : null,
  outcome,
});

/** What became of it, as far as it was written down. */
export function pastResult({ target, name, intents, outcome }: Track): PastResult {
  const known = outcome ?? (intents.length > 0 ? BROKEN_OFF : NOT_BEGUN);
  return {
    key: "key" in target ? { id: target.key, name } : null,
    outcome: known.outcome,
    changed: known.changed,
    exit: known.exit,
    correlationIds: intents.map(({ correlationId }) => correlationId),
    at: outcome?.at ?? intents.at(-1)?.at ?? null,
  };
}

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
  /** What was seen before the last of them; it is kept only while something is left to do. */
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

const idOf = (target: Target): string => ("key" in target ? target.key : "");

/** Follows a run through its file: of 10,000 keys it remembers what became of each, and not each line. */
export function trackerOf(targets: readonly Target[]): Tracker {
  const tracks = new Map<string, Track>(
    targets.map((target) => [
      idOf(target),
      { target, name: null, intents: [], before: null, outcome: null },
    ]),
  );
  return {
    take: (record) => {
      if (record.record !== "intent" && record.record !== "outcome") return;
      const id = idOf(record.target);
      const track = tracks.get(id);
      if (track)
        tracks.set(id, record.record === "intent" ? begun(track, record) : ended(track, record));
    },
    tracks: () => [...tracks.values()],
  };
}

const begun = (track: Track, { correlationId, at, before }: Intent): Track => ({
  ...track,
  name: "key" in before ? before.key.name : null,
  intents: [...track.intents, { correlationId, at }],
  before,
  outcome: null,
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

import { BROKEN_OFF, NOT_BEGUN, type PastResult } from "../../core/past-run.js";
import type { RunFile } from "./run-file-read.js";
import type { Intent, RecordOf, Target } from "./run-record.js";

/** What a run file tells of one of its targets. */
export interface Track {
  readonly target: Target;
  readonly intents: readonly Pick<Intent, "correlationId" | "at">[];
  /** The last one. */
  readonly intent: Intent | null;
  /** The last one that was written behind the last intent. */
  readonly outcome: RecordOf<"outcome"> | null;
}

/** A target as a key of a map. */
export const targetId = (target: Target): string => ("key" in target ? target.key : "");

/** Each target of a run once, in the order in which they were named. */
export function tracksOf({ header, records }: RunFile): readonly Track[] {
  const tracks = new Map<string, Track>(
    header.targets.map((target) => [
      targetId(target),
      { target, intents: [], intent: null, outcome: null },
    ]),
  );
  for (const record of records) {
    if (record.record !== "intent" && record.record !== "outcome") continue;
    const track = tracks.get(targetId(record.target));
    if (track) tracks.set(targetId(track.target), { ...track, ...since(track, record) });
  }
  return [...tracks.values()];
}

const since = ({ intents }: Track, record: Intent | RecordOf<"outcome">): Partial<Track> => {
  if (record.record === "outcome") return { outcome: record };
  const { correlationId, at } = record;
  return { intent: record, intents: [...intents, { correlationId, at }], outcome: null };
};

/** What became of it, as far as it was written down. */
export function pastResult({ target, intent, intents, outcome }: Track): PastResult {
  const seen = intent && "key" in intent.before ? intent.before.key.name : null;
  const name = seen ?? outcome?.name ?? null;
  const known = outcome ?? (intent ? BROKEN_OFF : NOT_BEGUN);
  return {
    key: "key" in target ? { id: target.key, name } : null,
    outcome: known.outcome,
    changed: known.changed,
    exit: known.exit,
    correlationIds: intents.map(({ correlationId }) => correlationId),
    at: outcome?.at ?? intent?.at ?? null,
  };
}

import type { KpDualError } from "../errors/kp-dual-error.js";
import { type Coverage, NO_KEYS, withKeys } from "./coverage.js";
import type { Instance } from "./instance.js";
import type { Key } from "./key.js";
import type { InstancePolicy } from "./policy.js";
import { stageOf } from "./stage.js";
import { WINDOW } from "./windows.js";

/** What an auditor asks of the keys of an instance. */
export interface Findings {
  readonly coverage: Coverage;
  /** The keys with a first approval: those whose approval stands, its end soonest first, then the lapsed ones. */
  readonly pending: readonly Key[];
  /** Deleted in the last 90 days and not purged yet, the newest deletion first. */
  readonly deleted: readonly Key[];
  /** So many more were deleted before, and are still there. */
  readonly deletedBefore: number;
  /** Whether they are pending is more than the service tells. */
  readonly untold: readonly Key[];
}

/** A part of an instance that could not be read, or not to its end. */
export interface Gap {
  readonly part: "the instance" | "the switch" | "the keys";
  readonly error: KpDualError;
}

/** One look at an instance: its switch and all its keys. */
export interface Inspection extends Findings {
  readonly instance: Instance;
  /** Now, by the service's clock; by this machine's where the service told nothing. */
  readonly now: Date;
  /** Null where it was never set, which means off; "unknown" where it could not be read. */
  readonly policy: InstancePolicy | null | "unknown";
  /** Whether all keys that the service lists were read, and their stages told. */
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
}

export const NO_FINDINGS: Findings = {
  coverage: NO_KEYS,
  pending: [],
  deleted: [],
  deletedBefore: 0,
  untold: [],
};

const isDeleted = ({ state }: Key) => state === "destroyed";

/** A deletion without a date may well be a recent one. */
const isRecent = ({ deletedAt }: Key, now: Date): boolean =>
  deletedAt === null || now.getTime() - deletedAt.getTime() <= WINDOW.autoPurgeAfter;

/** The same with one more page of keys. Only the keys that are named in it are kept. */
export function withPage(findings: Findings, keys: readonly Key[], now: Date): Findings {
  const gone = keys.filter(isDeleted);
  const alive = keys.filter((key) => !isDeleted(key));
  const recent = gone.filter((key) => isRecent(key, now));
  const inStage = (...stages: readonly string[]) =>
    alive.filter((key) => stages.includes(stageOf(key, now)));
  return {
    coverage: withKeys(findings.coverage, alive),
    pending: [...findings.pending, ...inStage("approval", "lapsed")],
    deleted: [...findings.deleted, ...recent],
    deletedBefore: findings.deletedBefore + gone.length - recent.length,
    untold: [...findings.untold, ...inStage("unknown")],
  };
}

const time = (date: Date | null) => date?.getTime() ?? Number.POSITIVE_INFINITY;

const hasLapsed = (key: Key, now: Date) => Number(stageOf(key, now) === "lapsed");

/** The findings in their order, once all pages are there. */
export const inOrder = ({ pending, deleted, ...rest }: Findings, now: Date): Findings => ({
  ...rest,
  pending: pending.toSorted(
    (a, b) =>
      hasLapsed(a, now) - hasLapsed(b, now) || time(a.approvalExpires) - time(b.approvalExpires),
  ),
  deleted: deleted.toSorted((a, b) => time(b.deletedAt) - time(a.deletedAt) || 0),
});

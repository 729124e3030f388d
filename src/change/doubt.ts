import { PARTICIPLES } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { type Facts, KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { inContext } from "./in-context.js";
import type { Means } from "./means.js";
import type { Plan } from "./plan.js";

/** Why nobody knows: what is known of the failure, and what brought it about. */
interface Reason {
  readonly code: "answer-lost" | "not-confirmed";
  readonly facts?: Facts;
  readonly cause?: unknown;
}

/** It was sent, or may have been, and nothing proves what became of it. */
export function doubt<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { target, before }: Pick<Plan<Target, Snapshot>, "target" | "before">,
  { code, facts, cause }: Reason,
  means: Means,
) {
  const effect = `may have been ${PARTICIPLES[change.name]}`;
  const bare = new KpDualError(code, { ...facts, effect, changed: "unknown" }, { cause });
  const error = inContext(bare, change, target, before, means);
  const { unknown: exit } = EXIT;
  return { outcome: "unknown", changed: "unknown", exit, remark: null, error } as const;
}

import type { Result } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { inContext } from "./in-context.js";
import type { Means } from "./means.js";

type Trace = Pick<Result, "outcome" | "changed" | "exit" | "remark" | "error">;

/** What a look shows of a change that a broken run had begun to send; null where it left no trace. */
export function traceOf<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  before: Snapshot,
  seen: Snapshot | "gone",
  means: Means,
): Trace | null {
  const settlement = change.settle(before, seen, means.by);
  if (settlement === "untouched") return null;
  const fine = { exit: EXIT.done, error: null } as const;
  if (settlement === "done")
    return { ...fine, outcome: "done", changed: true, remark: "the broken run had done it" };
  if (settlement === "done-by-other")
    return { ...fine, outcome: "already", changed: false, remark: "done by somebody else" };
  const bare = new KpDualError("changed-by-other", { changed: "unknown" });
  const error = inContext(bare, change, target, seen === "gone" ? null : seen, means);
  const { blocked: exit } = EXIT;
  return { outcome: "changed-by-other", changed: "unknown", exit, remark: null, error };
}

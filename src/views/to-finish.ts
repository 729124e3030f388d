import type { PastRun } from "../core/past-run.js";
import { foreignAddress, resumable } from "../core/resumable.js";
import type { Shown } from "./gate.js";
import { hint } from "./hint.js";

type Open = Pick<PastRun, "run" | "instance">;

/** How to finish a run of the journal, whose word for a host that isn't IBM's is not enough. */
export function toFinish({ run, instance }: Open) {
  const host = foreignAddress(instance)?.host;
  return {
    /** On what condition, behind other words; mostly nothing. */
    condition: host === undefined ? "" : `, if you trust ${host}`,
    command: `kp-dual resume ${resumable(run, instance)}`,
  };
}

/** The same as what to do next. */
export function finishHint(open: Open): readonly Shown[] {
  const { condition, command } = toFinish(open);
  return hint(`to finish what is open${condition}`, command);
}

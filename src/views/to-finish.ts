import type { PastRun } from "../core/past-run.js";
import { foreignAddress, resumable } from "../core/resumable.js";
import type { Shown } from "./gate.js";
import { hint } from "./hint.js";

/** How to finish a run of the journal, whose word for a host that isn't IBM's is not enough. */
export function toFinish({ run, instance }: Pick<PastRun, "run" | "instance">): readonly Shown[] {
  const host = foreignAddress(instance)?.host;
  const condition = host === undefined ? "" : `, if you trust ${host}`;
  return hint(`to finish what is open${condition}`, `kp-dual resume ${resumable(run, instance)}`);
}

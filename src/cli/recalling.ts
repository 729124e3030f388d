import type { RecordedApprovals } from "../core/recorded-approval.js";
import { doneOnce } from "./done-once.js";
import { stateFolder } from "./journal/state-folder.js";
import type { Surroundings } from "./surroundings.js";

/** Reads what this machine's journal tells of first approvals when it is first asked for, and once. */
export function recalling(
  { clock, variables }: Pick<Surroundings, "clock" | "variables">,
  rehearsal: boolean,
): () => Promise<RecordedApprovals> {
  return doneOnce(async () => {
    const { recordedApprovals } = await import("./journal/recorded-approvals.js");
    return recordedApprovals(stateFolder(variables), { rehearsal, now: clock() });
  });
}

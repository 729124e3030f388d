import { RunRecord } from "./run-record.js";

/** One line of a run file; null where it is no record of kp-dual's. */
export function recordOf(text: string): RunRecord | null {
  try {
    const { success, data } = RunRecord.safeParse(JSON.parse(text));
    return success ? data : null;
  } catch {
    return null;
  }
}

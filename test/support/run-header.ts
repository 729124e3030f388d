import type { RunHeader } from "../../src/change/journal.js";
import { BOB, INSTANCE, ORDERS } from "../views/models.js";

/** The header of a run of Bob's that deletes one key, but for what differs. */
export const runHeader = (differences: Partial<RunHeader> = {}): RunHeader => ({
  action: "delete",
  reason: null,
  instance: INSTANCE,
  by: BOB,
  force: false,
  wait: false,
  targets: [{ key: ORDERS }],
  ...differences,
});

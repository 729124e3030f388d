import type { PastResult, PastRun } from "../../src/core/past-run.js";
import { BOB, hours, INSTANCE, NOW, ORDERS } from "./models.js";

export const aPastResult = (differences: Partial<PastResult> = {}): PastResult => ({
  key: { id: ORDERS, name: "orders-db-root" },
  outcome: "done",
  changed: true,
  exit: 0,
  correlationIds: ["8ad33eb2-7bbf-4b7a-a02e-221959920342"],
  at: NOW,
  ...differences,
});

/** A run of Bob's that was finished a minute after it had begun. */
export const aPastRun = (differences: Partial<PastRun> = {}): PastRun => ({
  run: "20260512T071900Z-delete-7f3a",
  action: "delete",
  startedAt: hours(0, -60_000),
  endedAt: NOW,
  instance: INSTANCE,
  by: BOB,
  reason: "ticket 12",
  input: null,
  rehearsal: false,
  results: [aPastResult()],
  ...differences,
});

/** A result of each outcome that a journal can tell, in the words of a document. */
export const EACH_OUTCOME: readonly PastResult[] = [
  aPastResult(),
  aPastResult({ outcome: "already", changed: false, correlationIds: [] }),
  aPastResult({ outcome: "refused", changed: false, exit: 5, correlationIds: ["c-1"] }),
  aPastResult({ outcome: "changed-by-other", changed: false, exit: 5, correlationIds: [] }),
  aPastResult({ outcome: "not-done", changed: false, exit: 8, correlationIds: ["c-1", "c-2"] }),
  aPastResult({ outcome: "not-started", changed: false, exit: 8, correlationIds: [], at: null }),
  aPastResult({ outcome: "unknown", changed: "unknown", exit: 10, correlationIds: ["c-3"] }),
];

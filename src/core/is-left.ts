import type { Outcome, Result } from "./report.js";

const LEFT: ReadonlySet<Outcome> = new Set(["not-started", "not-done", "unknown"]);

/** Whether a run that is resumed has something to do here, if only to look. */
export const isLeft = ({ outcome }: Pick<Result, "outcome">): boolean => LEFT.has(outcome);

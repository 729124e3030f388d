import type * as z from "zod/mini";
import { misfit } from "../misfit.js";

/** The faults can't be set as they are written. Its message names the field and the remedy. */
export class FaultError extends Error {
  override readonly name = "FaultError";

  /** `issues` are what zod found; the first is told, the others are counted. */
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super(misfit(issues, "the faults"));
  }
}

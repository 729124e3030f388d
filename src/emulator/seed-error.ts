import type * as z from "zod/mini";
import { misfit } from "./misfit.js";

/** The seed does not describe a world that can be. Its message names the field and the remedy. */
export class SeedError extends Error {
  override readonly name = "SeedError";

  /** `issues` are what zod found; the first is told, the others are counted. */
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super(misfit(issues, "the seed"));
  }
}

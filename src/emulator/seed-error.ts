import type * as z from "zod";

const written = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");

const at = (path: readonly PropertyKey[]): string => written(path).replace(/^\./, "") || "the seed";

function told(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys")
    return `${at(issue.path)}: unknown field "${issue.keys.join('", "')}": take it out`;
  if (issue.code === "custom") return `${at(issue.path)}: ${issue.message}`;
  return `${at(issue.path)}: ${issue.message.replace(/^Invalid \w+: /, "")}: correct this field`;
}

/** The seed does not describe a world that can be. Its message names the field and the remedy. */
export class SeedError extends Error {
  override readonly name = "SeedError";

  /** `issues` are what zod found; the first is told, the others are counted. */
  constructor(issues: readonly z.core.$ZodIssue[]) {
    const [first] = issues;
    const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    super(`${first ? told(first) : "the seed is empty"}${others}`);
  }
}

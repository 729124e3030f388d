import type * as z from "zod/mini";

const written = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");

function told(issue: z.core.$ZodIssue, whole: string): string {
  const at = written(issue.path).replace(/^\./, "") || whole;
  if (issue.code === "unrecognized_keys")
    return `${at}: unknown field "${issue.keys.join('", "')}": take it out`;
  if (issue.code === "custom") return `${at}: ${issue.message}`;
  return `${at}: ${issue.message.replace(/^Invalid \w+: /, "")}: correct this field`;
}

/**
 * What zod found wrong with what somebody wrote: the first field that does not fit, with the remedy, and how
 * many more there are. `whole` is what all of it is called.
 */
export function misfit(issues: readonly z.core.$ZodIssue[], whole: string): string {
  const [first] = issues;
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return `${first ? told(first, whole) : `${whole} is empty`}${others}`;
}

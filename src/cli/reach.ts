import type { GlobalOptions } from "./global-options.js";
import type { Surroundings } from "./surroundings.js";

/** What a shell takes as one plain word. */
const PLAIN = /^[\w:/.-]+$/;

const option = (name: string, value: string | undefined): readonly string[] =>
  value !== undefined && PLAIN.test(value) ? [`${name} ${value}`] : [];

/** The options that name an instance, as somebody named it, in a form that can be pasted. */
export function reach(
  {
    instance,
    region,
    endpoint,
    private: isPrivate,
  }: Pick<GlobalOptions, "instance" | "region" | "endpoint" | "private">,
  variables: Surroundings["variables"],
): string {
  const named = option("--instance", instance?.[0] ?? variables["KP_INSTANCE_ID"]?.trim());
  return [
    ...(named.length > 0 ? named : ["--instance <instance>"]),
    ...option("--region", region),
    ...option("--endpoint", endpoint),
    ...(isPrivate ? ["--private"] : []),
  ].join(" ");
}

import { eachKey } from "../api/each-key.js";
import type { Found } from "../cli/found.js";
import { type Gap, type Inspection, inOrder, NO_FINDINGS, withPage } from "../core/inspection.js";
import { valuesOf } from "../core/instance.js";
import { ALL_STATES } from "../core/key.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { silence } from "./silence.js";
import { switchOf } from "./switch-of.js";

/** Looks at the switch and at all keys of one instance; what can't be read is told, and not thrown. */
export async function inspect({ instance, api }: Found, localNow: Date): Promise<Inspection> {
  let findings = NO_FINDINGS;
  let now = localNow;
  const [{ policy, error }, lack] = await Promise.all([
    switchOf(api),
    eachKey(api, ALL_STATES, ({ keys, serverNow }) => {
      now = serverNow;
      findings = withPage(findings, keys, serverNow);
    }),
  ]);
  const untold = silence(findings.untold.map(({ id }) => id));
  const gap = (part: Gap["part"], ...why: readonly (KpDualError | null)[]): readonly Gap[] =>
    why.flatMap((each) => (each ? { part, error: each.with({ values: valuesOf(instance) }) } : []));
  return {
    ...inOrder(findings, now),
    ...{ instance, now, policy, complete: lack === null && untold.length === 0 },
    gaps: [...gap("the switch", error), ...gap("the keys", lack, ...untold)],
  };
}

import { valuesOf } from "../core/instance.js";
import { PARTICIPLES } from "../core/report.js";
import { type Facts, KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import type { Means } from "./means.js";

/** A failure, told about this change of this key: what did not happen, to what, until when it matters. */
export function inContext<Target, Snapshot extends Seen>(
  error: KpDualError,
  change: Change<Target, Snapshot>,
  target: Target,
  seen: Snapshot | null,
  { instance }: Means,
): KpDualError {
  const { key, until } = change.subject.tell(seen, target);
  const approvalStands = until !== null && seen !== null && seen.serverNow < until;
  const facts: Facts = {
    effect: `not ${PARTICIPLES[change.name]}`,
    changed: false,
    values: {
      ...(key && { key: key.id }),
      ...(key?.state && { state: key.state }),
      ...valuesOf(instance),
    },
    ...(seen && { now: seen.serverNow }),
    ...(approvalStands && error.code !== "approval-missing" && { until }),
  };
  return theOneCause(error, approvalStands).with(facts);
}

/**
 * The service has one code for "nobody approved" and "you approved". Where its words don't tell which it is, an
 * approval that stands does; where they say that nobody did, it was taken back meanwhile.
 */
const theOneCause = (error: KpDualError, approvalStands: boolean): KpDualError =>
  error.code === "AUTHORIZATIONS_NOT_MET" && approvalStands
    ? new KpDualError("same-person", error.facts, { cause: error })
    : error;

import type { Facts } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { doubt } from "./doubt.js";
import type { Means } from "./means.js";

/** What is told where a broken run had sent something that nobody could look at since: nobody knows what became of it. */
export function sentAndUnseen<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  before: Snapshot,
  { facts = {}, cause }: { readonly facts?: Facts; readonly cause?: unknown },
  means: Means,
) {
  const why = "it was sent before the run broke off, and could not be looked at since";
  const { do: _do, ...known } = facts;
  const reason = { code: "answer-lost", facts: { ...known, why }, cause } as const;
  return doubt(change, { target, before }, reason, means);
}

import { type CanYouApprove, canYouApprove } from "../core/can-you-approve.js";
import { deadlineOf, type PendingKey } from "../core/pending-key.js";
import type { Person } from "../core/person.js";
import { type Stage, stageOf } from "../core/stage.js";
import { type Shown, shown } from "./gate.js";
import { hint } from "./hint.js";
import { whenAndLeft } from "./when.js";

type Step = (pending: PendingKey) => string | null;

const step =
  (action: string): Step =>
  ({ instance, seen }) =>
    `kp-dual key ${action} ${seen.key.id} ${instance.at}`;

/** Only an active key can be set for deletion, and a deactivated one never again (api.md §2.4). */
const setAgain: Step = (pending) => {
  const { instance, seen } = pending;
  if (seen.key.state === "active") return step("set-for-deletion")(pending);
  return seen.key.state === "suspended"
    ? `ibmcloud kp key enable ${seen.key.id} -i ${instance.id}`
    : null;
};

const steps: Partial<Record<Stage, Step>> = {
  approval: step("delete"),
  lapsed: setAgain,
  deleted: step("restore"),
  purgeable: step("purge"),
  unrestorable: step("purge"),
};

const stageIn = ({ seen: { key, serverNow } }: PendingKey) => stageOf(key, serverNow);

/** The command that is next for a key, whoever may run it; null where there is none. */
export const stepFor: Step = (pending) => steps[stageIn(pending)]?.(pending) ?? null;

const WHO: Readonly<Record<CanYouApprove, string>> = {
  yes: "you",
  no: "another Manager",
  unknown: "a Manager who is not the first approver",
};

/** So many commands are told; a document tells the rest. */
const MOST = 3;

/** Who gives the second approval by when, and the command; for what ends soonest. */
export function pendingNext(keys: readonly PendingKey[], by: Person): readonly Shown[] {
  const waiting = keys.filter((key) => stageIn(key) === "approval");
  const rest = waiting.length - MOST;
  return [
    ...waiting.slice(0, MOST).flatMap((pending) => {
      const { seen } = pending;
      const until = deadlineOf(seen.key);
      const before = until ? `, before ${whenAndLeft(until, seen.serverNow)}` : "";
      return hint(`${WHO[canYouApprove(seen, by)]}${before}`, stepFor(pending) ?? "");
    }),
    ...(rest > 0 ? [shown`and ${rest} more; the command for each is in --json`] : []),
  ];
}

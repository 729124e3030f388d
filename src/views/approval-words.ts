import { firstApprover } from "../core/first-approver.js";
import type { KeySnapshot } from "../core/snapshot.js";
import { type Stage, stageOf } from "../core/stage.js";
import { type Shown, shown } from "./gate.js";
import { whenAndLeft } from "./when.js";

type Words = (seen: KeySnapshot) => Shown;

const NOT_NEEDED: Words = () => shown`not needed any more`;

const words: Readonly<Record<Stage, Words>> = {
  unprotected: () => shown`not needed: one person may delete this key`,
  protected: () => shown`none: nobody has set the key for deletion`,
  approval: (seen) => {
    const { approvalExpires } = seen.key;
    const until = approvalExpires
      ? `until ${whenAndLeft(approvalExpires, seen.serverNow)}`
      : "given";
    return shown`${until}; ${byWhom(seen)}`;
  },
  lapsed: ({ key: { approvalExpires }, serverNow }) =>
    shown`run out${approvalExpires ? `: ${whenAndLeft(approvalExpires, serverNow)}` : ""}`,
  deleted: NOT_NEEDED,
  purgeable: NOT_NEEDED,
  unrestorable: NOT_NEEDED,
  unknown: () => shown`the service does not tell`,
};

/** By whom it was given, with how sure that is: a deduction is never told as a fact. */
function byWhom(seen: KeySnapshot): Shown {
  const approver = firstApprover(seen);
  if (!approver) return shown`by whom, the service does not tell`;
  return approver.certainty === "certain"
    ? shown`given by ${approver.iamId}, as this machine's journal shows`
    : shown`${approver.certainty} given by ${approver.iamId}; the service does not tell`;
}

/** The first approval in words: whether there is one, until when, and who likely gave it. */
export const approvalWords: Words = (seen) => words[stageOf(seen.key, seen.serverNow)](seen);

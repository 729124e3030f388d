import { canYouApprove } from "../core/can-you-approve.js";
import { firstApprover } from "../core/first-approver.js";
import { deadlineOf, type PendingKey } from "../core/pending-key.js";
import type { Person } from "../core/person.js";
import { stageOf } from "../core/stage.js";
import { timeLeft } from "../core/time-left.js";
import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { type Shown, shown } from "./gate.js";
import { instanceJson } from "./names.js";
import { pendingNext, stepFor } from "./pending-next.js";
import { pendingTable } from "./pending-table.js";
import type { View } from "./view.js";
import { instant } from "./when.js";

/** What waits in several instances, as one person sees it. */
export interface Pending {
  readonly by: Person;
  /** In the order in which they are told. */
  readonly keys: readonly PendingKey[];
  /** Only what ends in so many milliseconds was asked for; null where all was. */
  readonly within: number | null;
  /** The instances that were read to their end. Two of them may have the same name. */
  readonly read: readonly string[];
  /** Those that were not read, or not to their end, and why. */
  readonly unread: readonly { readonly named: string; readonly errors: readonly KpDualError[] }[];
  readonly failWhenPending: boolean;
}

/** The second approver's inbox. */
export const pendingView: View<Pending> = {
  text: ({ keys, by }, style) => pendingTable(keys, by, style),
  json: ({ keys, by, unread }) => ({
    schema: "kp-dual/pending/1",
    keys: keys.map((key) => keyJson(key, by)),
    unread: unread.flatMap(({ named, errors }) =>
      errors.map(({ exit, explanation }) => ({ instance: named, exit, title: explanation.title })),
    ),
    complete: unread.length === 0,
  }),
  exit: (model) => (model.unread.length > 0 ? exitOfUnread(model) : exitOfKeys(model)),
  errors: ({ unread }) =>
    unread.flatMap(({ named, errors }) =>
      errors.map((error) => error.with({ effect: `${named} not read whole` })),
    ),
  next: (model) => (model.keys.length > 0 ? pendingNext(model.keys, model.by) : empty(model)),
};

/** The code that all of them share, where none was read to its end; else 9. */
function exitOfUnread({ read, unread }: Pending): ExitCode {
  const [code, ...others] = new Set(
    unread.flatMap(({ errors }) => errors.slice(0, 1).map(({ exit }) => exit)),
  );
  return code !== undefined && others.length === 0 && read.length === 0 ? code : EXIT.someFailed;
}

const exitOfKeys = ({ keys, failWhenPending }: Pending): ExitCode =>
  failWhenPending &&
  keys.some(({ seen: { key, serverNow } }) => stageOf(key, serverNow) === "approval")
    ? EXIT.approvalMissing
    : EXIT.done;

const keyJson = (pending: PendingKey, by: Person) => {
  const { instance, seen } = pending;
  const { key, serverNow } = seen;
  const stage = stageOf(key, serverNow);
  const approver = stage === "approval" ? firstApprover(seen) : null;
  return {
    instance: instanceJson(instance),
    id: key.id,
    name: key.name,
    stage,
    canYouApprove: canYouApprove(seen, by),
    firstApprover: approver && {
      iamId: approver.iamId,
      certainty: approver.certainty,
      source: approver.source,
    },
    expiresAt: instant(deadlineOf(key)),
    next: stepFor(pending),
  };
};

/** So many instances are told by their names. */
const MOST_NAMES = 3;

/** Nothing waits: that is only ever said where everything was read. */
function empty({ read, unread, within }: Pending): readonly Shown[] {
  const caveat = shown`keys that were granted to you one by one are not listed by the service: kp-dual key show`;
  if (unread.length > 0)
    return [shown`nothing of what could be read is told here; of the rest nobody knows`];
  const where = read.length > MOST_NAMES ? `${read.length} instances` : read.join(", ");
  const what =
    within === null
      ? "nothing is pending"
      : `nothing ends in the next ${timeLeft(new Date(0), new Date(within)).replace(/ 0\w$/, "")}`;
  return [shown`${what} in ${where}`, caveat];
}

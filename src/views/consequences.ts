import type { Question } from "../core/question.js";
import type { ChangeName } from "../core/report.js";
import { after, WINDOW } from "../core/windows.js";
import { type Shown, shown } from "./gate.js";
import { when } from "./when.js";

/** What is about to be changed, in words: "this key", and how a sentence goes on about it. */
interface Subject {
  readonly what: string;
  readonly it: "it" | "them";
  /** Now, by the service's clock. */
  readonly now: Date;
}

/** What a person must know before agreeing to a change. */
export interface Consequences {
  readonly heading: Shown;
  /** What agreeing does, as the prompt says it: "delete it". */
  readonly goal: Shown;
  readonly effect: Shown;
  readonly undo: Shown;
}

type Telling = (subject: Subject) => Consequences;

const ofKeys: Readonly<Record<ChangeName, Telling>> = {
  "set-for-deletion": ({ what, it, now }) => ({
    heading: shown`Set ${what} for deletion: the first of two approvals`,
    goal: shown`set ${it} for deletion`,
    effect: shown`another Manager may delete ${it} until ${when(after(now, WINDOW.approval))}; usable until then`,
    undo: shown`at any time before the deletion, by kp-dual key unset`,
  }),
  unset: ({ what, it }) => ({
    heading: shown`Take back the approval of ${what}`,
    goal: shown`take the approval back`,
    effect: shown`nobody can delete ${it} until somebody sets ${it} for deletion again`,
    undo: shown`set ${it} again: that starts seven new days, with whoever does it as the first of the two`,
  }),
  delete: ({ what, it, now }) => ({
    heading: shown`DELETE ${what}`,
    goal: shown`delete ${it}`,
    effect: shown`from now on nothing that is encrypted with ${it} can be read`,
    undo: shown`a Manager can restore ${it} until ${when(after(now, WINDOW.restoreFor))} (30 days), unless somebody with KeyPurge purges ${it}, possible from ${when(after(now, WINDOW.purgeAfter))} (4 hours)`,
  }),
  restore: ({ what, it }) => ({
    heading: shown`Restore ${what}`,
    goal: shown`restore ${it}`,
    effect: shown`what is encrypted with ${it} can be read again`,
    undo: shown`delete ${it} again, which takes two people where dual authorization is on`,
  }),
  purge: ({ what, it }) => ({
    heading: shown`PURGE ${what} FOR EVER`,
    goal: shown`purge ${it}`,
    effect: shown`everything that is encrypted with ${it} is lost for ever`,
    undo: shown`none after this: nothing brings a purged key back`,
  }),
  "enable-policy": ({ what, it }) => ({
    heading: shown`Require two people to delete ${what}, FOR EVER`,
    goal: shown`require two people for ever`,
    effect: shown`without a second Manager nobody will ever be able to delete ${it}`,
    undo: shown`none: the policy of a key can never be taken back`,
  }),
  "disable-policy": ({ what }) => ({
    heading: shown`Switch off dual authorization for ${what}`,
    goal: shown`switch it off`,
    effect: shown`one person alone may delete it`,
    undo: shown`kp-dual policy enable`,
  }),
};

const ofInstance = (action: ChangeName, keys: number | null): Consequences => {
  const existing = shown`the ${keys === null ? "" : `${keys} `}existing keys stay as they are`;
  return action === "enable-policy"
    ? {
        heading: shown`Require two people to delete the keys made from now on`,
        goal: shown`switch dual authorization on`,
        effect: shown`a second Manager must exist, or those keys can't be deleted; ${existing}`,
        undo: shown`kp-dual policy disable, but a key made meanwhile keeps its own policy for ever`,
      }
    : {
        heading: shown`Let one person delete the keys made from now on`,
        goal: shown`switch dual authorization off`,
        effect: shown`one person alone may delete a key made from now on; ${existing}`,
        undo: shown`kp-dual policy enable, but a key made meanwhile stays without a policy`,
      };
};

/** What agreeing to a question comes to. */
export function consequences({ action, asked }: Question): Consequences {
  if (asked.kind === "policy") return ofInstance(action, asked.seen.keys);
  const isOne = asked.seen.length === 1;
  const now = asked.seen[0]?.serverNow ?? new Date(Number.NaN);
  const what = isOne ? "this key" : `these ${asked.seen.length} keys`;
  return ofKeys[action]({ what, it: isOne ? "it" : "them", now });
}

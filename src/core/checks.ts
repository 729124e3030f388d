import type { ErrorCode } from "../errors/catalogue.js";
import { firstApprover } from "./first-approver.js";
import type { KeyState } from "./key.js";
import type { Person } from "./person.js";
import type { KeySnapshot } from "./snapshot.js";
import { type Stage, stageOf } from "./stage.js";
import { purgeFrom, restoreFrom, restoreUntil } from "./windows.js";

/** `unknown` is said to the person, and the service decides. */
export type Finding =
  | { readonly verdict: "ok" | "unknown"; readonly detail: string }
  | {
      readonly verdict: "no";
      readonly detail: string;
      readonly refusal: ErrorCode;
      /** From when the same would be allowed. */
      readonly retryAt?: Date;
    };

/** One thing that must hold before a change: a name for the screen, and a pure judgement. */
export interface Check<Snapshot> {
  readonly name: string;
  readonly judge: (seen: Snapshot, by: Person) => Finding;
}

type KeyCheck = Check<KeySnapshot>;

const ok = (detail: string): Finding => ({ verdict: "ok", detail });
const unknown = (detail: string): Finding => ({ verdict: "unknown", detail });
const no = (refusal: ErrorCode, detail: string, retryAt?: Date): Finding => ({
  verdict: "no",
  detail,
  refusal,
  ...(retryAt && { retryAt }),
});

const stateCheck = (
  findings: Partial<Record<KeyState, Finding>>,
  otherwise: Finding,
): KeyCheck => ({
  name: "state",
  judge: ({ key }) => {
    if (key.state.startsWith("unknown")) return no("unknown-state", key.state);
    return findings[key.state] ?? { ...otherwise, detail: key.state };
  },
});

/** Set and unset need an active key (api.md §3.1). */
export const isActive: KeyCheck = stateCheck(
  { active: ok("active"), suspended: no("suspended", "suspended") },
  no("wrong-state", ""),
);

/** Active, suspended and deactivated keys can be deleted (api.md §2.4). */
export const isDeletable: KeyCheck = stateCheck(
  { "pre-active": no("wrong-state", "pre-active") },
  ok(""),
);

/** Restore and purge need a deleted key (api.md §2.5, §2.6). */
export const isDestroyed: KeyCheck = stateCheck(
  { destroyed: ok("destroyed") },
  no("wrong-state", ""),
);

/** A policy is for keys that still live. */
export const isAlive: KeyCheck = stateCheck({ destroyed: no("wrong-state", "destroyed") }, ok(""));

/** Only a key with dual authorization can be set or unset (api.md §2.3). */
export const isDualAuth: KeyCheck = {
  name: "dual authorization",
  judge: ({ key }) => {
    if (key.dualAuth === "unknown") return unknown("the service does not say");
    return key.dualAuth ? ok("on") : no("not-dual-auth", "off");
  },
};

const approvals: Readonly<Record<Stage, Finding>> = {
  unprotected: ok("not needed: one person may delete this key"),
  protected: no("approval-missing", "nobody has set the key for deletion"),
  approval: ok("given; the service does not say by whom, so it may be your own"),
  lapsed: no("approval-lapsed", "the approval has run out"),
  deleted: ok("not needed any more"),
  purgeable: ok("not needed any more"),
  unrestorable: ok("not needed any more"),
  unknown: unknown("the service does not say"),
};

/** The first approval: given, not run out, and not likely your own (api.md §2.4). */
export const isApproved: KeyCheck = {
  name: "approval",
  judge: (seen, by) => {
    const stage = stageOf(seen.key, seen.serverNow);
    const approver = stage === "approval" && firstApprover(seen);
    if (!approver) return approvals[stage];
    return approver.iamId === by.iamId
      ? unknown("given, likely by you: then another Manager must delete the key")
      : ok(`given, likely by ${approver.iamId}`);
  },
};

/**
 * What the key protects. Force helps, but not against a retention policy (api.md §2.4); nobody forces what could
 * not be seen.
 */
export const isUnregistered = (force: boolean): KeyCheck => ({
  name: "registrations",
  judge: ({ registrations }) => {
    const unread = force
      ? no("registrations-unread", "they could not be read")
      : unknown("they could not be read");
    if (registrations === "unknown") return unread;
    const locked = registrations.filter((each) => each.preventKeyDeletion).length;
    const count = `${registrations.length} registered`;
    if (locked > 0) return no("retention-lock", `${count}, ${locked} with a retention policy`);
    if (registrations.length === 0) return ok("none");
    return force ? ok(`${count}; force removes the registrations`) : no("registered", count);
  },
});

/** Not in the first 30 seconds, and not after 30 days (api.md §2.6). */
export const isRestorable: KeyCheck = {
  name: "time",
  judge: ({ key, serverNow }) => {
    const from = restoreFrom(key);
    const until = restoreUntil(key);
    if (!until) return unknown("the service does not say when it was deleted");
    if (serverNow >= until) return no("restore-expired", "more than 30 days after the deletion");
    if (from && serverNow < from) return no("restore-too-early", "deleted just now", from);
    return ok("within 30 days of the deletion");
  },
};

/** Not in the first four hours (api.md §2.5). */
export const isPurgeable: KeyCheck = {
  name: "time",
  judge: ({ key, serverNow }) => {
    const from = purgeFrom(key);
    if (!from) return unknown("the service does not say when it was deleted");
    if (serverNow >= from) return ok("more than four hours after the deletion");
    return no("purge-too-early", "less than four hours after the deletion", from);
  },
};

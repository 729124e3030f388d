import { type Check, type Finding, no, ok, unknown } from "./finding.js";
import { type FirstApprover, firstApprover } from "./first-approver.js";
import type { KeyState } from "./key.js";
import type { KeySnapshot } from "./snapshot.js";
import { type Stage, stageOf } from "./stage.js";

type KeyCheck = Check<KeySnapshot>;

const stateCheck = (
  findings: Partial<Record<KeyState, Finding>>,
  otherwise: (state: KeyState) => Finding,
): KeyCheck => ({
  name: "state",
  judge: ({ key }) => {
    if (key.state.startsWith("unknown")) return no("unknown-state", key.state);
    return findings[key.state] ?? otherwise(key.state);
  },
});

const isWrong = (state: KeyState) => no("wrong-state", state);

/** Set and unset need an active key (api.md §3.1). */
export const isActive: KeyCheck = stateCheck(
  { active: ok("active"), suspended: no("suspended", "suspended") },
  isWrong,
);

/** Active, suspended and deactivated keys can be deleted (api.md §2.4). */
export const isDeletable: KeyCheck = stateCheck({ "pre-active": isWrong("pre-active") }, ok);

/** Restore and purge need a deleted key (api.md §2.5, §2.6). */
export const isDestroyed: KeyCheck = stateCheck({ destroyed: ok("destroyed") }, isWrong);

/** A policy is for keys that still live. */
export const isAlive: KeyCheck = stateCheck({ destroyed: isWrong("destroyed") }, ok);

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

/** An approval needs an active key (api.md §2.4), so that something else comes first here. */
const REMEDIES: Partial<Record<KeyState, string>> = {
  suspended:
    "a Manager enables it first: ibmcloud kp key enable {key} -i {instanceId}; then: kp-dual key set-for-deletion {key} {at}",
  deactivated:
    "an expired key can't be set for deletion any more: ask IBM support how two people may delete it",
};

/** A certain "you" stops before anything is sent; a likely one is said, and the service decides. */
const givenBy: Readonly<
  Record<
    "you" | "another",
    Readonly<Record<FirstApprover["certainty"], (approver: FirstApprover) => Finding>>
  >
> = {
  you: {
    certain: () => no("approval-by-you", "given by you, as this machine's journal shows"),
    likely: () => unknown("given, likely by you: then another Manager must delete the key"),
  },
  another: {
    certain: ({ iamId }) => ok(`given by ${iamId}, as this machine's journal shows`),
    likely: ({ iamId }) => ok(`given, likely by ${iamId}`),
  },
};

/** Nobody approved, or it ran out; what to do about it depends on the state. */
const withRemedy = (finding: Finding, { key: { state } }: KeySnapshot): Finding => {
  const remedy = REMEDIES[state];
  return finding.verdict === "no" && remedy ? { ...finding, remedy } : finding;
};

/** The first approval: given, not run out, and not your own (api.md §2.4). */
export const isApproved: KeyCheck = {
  name: "approval",
  judge: (seen, by) => {
    const stage = stageOf(seen.key, seen.serverNow);
    const approver = stage === "approval" && firstApprover(seen);
    if (!approver) return withRemedy(approvals[stage], seen);
    return givenBy[approver.iamId === by.iamId ? "you" : "another"][approver.certainty](approver);
  },
};

const unread = (force: boolean): Finding => {
  const detail = "they could not be read";
  return force ? no("registrations-unread", detail) : unknown(detail);
};

/**
 * What the key protects. Force helps, but not against a retention policy (api.md §2.4); nobody forces what could
 * not be seen.
 */
export const isUnregistered = (force: boolean): KeyCheck => ({
  name: "registrations",
  judge: ({ registrations }) => {
    if (registrations === "unknown") return unread(force);
    const locked = registrations.filter((each) => each.preventKeyDeletion).length;
    const count = `${registrations.length} registered`;
    if (locked > 0) return no("retention-lock", `${count}, ${locked} with a retention policy`);
    if (registrations.length === 0) return ok("none");
    return force ? ok(`${count}; force removes the registrations`) : no("registered", count);
  },
});

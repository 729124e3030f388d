import type { Approval, EmulatedKey } from "./emulated-key.js";
import { later, wholeSeconds } from "./moment.js";
import type { Person } from "./person.js";
import { LIKELIEST, type Quirks } from "./quirks.js";
import { type Refusal, refusals } from "./refusals.js";
import { WINDOWS } from "./windows.js";

export interface Refused {
  readonly refusal: Refusal;
}

/** What became of the key: a changed one, none (it was purged), or a refusal. */
export type Ruling = Refused | { readonly key: EmulatedKey | null };

export type KeyAction =
  | "setKeyForDeletion"
  | "unsetKeyForDeletion"
  | "disable"
  | "enable"
  | "delete"
  | "restore"
  | "purge";

/** How an action was asked for, and what of the service's ways is only guessed. */
export interface Circumstances {
  readonly force: boolean;
  readonly quirks: Quirks;
}

type Caller = Pick<Person, "iamId">;
type Rule = (key: EmulatedKey, by: Caller, at: Date, how: Circumstances) => Ruling;

export const refused = (refusal: Refusal): Refused => ({ refusal });

const standing = ({ approval }: EmulatedKey, at: Date): Approval | null =>
  approval && at < approval.expires ? approval : null;

/** Who set or unset a key, and when, shows in its policy (api.md §2.2). */
function authorized(key: EmulatedKey, approval: Approval | null, by: Caller, at: Date): Ruling {
  const moment = wholeSeconds(at);
  const dualAuth = key.dualAuth && { ...key.dualAuth, updated: { by: by.iamId, at: moment } };
  return { key: { ...key, approval, dualAuth, updatedAt: moment } };
}

const setKeyForDeletion: Rule = (key, by, at, { quirks }) => {
  if (key.state !== 1) return refused(refusals.notActive);
  if (!key.dualAuth?.content.enabled) return refused(refusals.notDualAuth);
  const first = standing(key, at);
  if (first && quirks.secondSet === "refuse") return refused(refusals.alreadySet);
  const authorizer = first && quirks.secondSet === "extend" ? first.by : by.iamId;
  const expires = later(wholeSeconds(at), WINDOWS.approval);
  return authorized(key, { by: authorizer, expires }, by, at);
};

const unsetKeyForDeletion: Rule = (key, by, at, { quirks }) => {
  if (key.state !== 1) return refused(refusals.notActive);
  if (!key.dualAuth?.content.enabled) return refused(refusals.notDualAuth);
  if (key.approval) return authorized(key, null, by, at);
  return quirks.unsetWhenNotSet === "refuse" ? refused(refusals.notSet) : { key };
};

const disable: Rule = (key, _by, at) => {
  if (key.extractable) return refused(refusals.rootOnly);
  if (key.state !== 1) return refused(refusals.notActive);
  const moment = wholeSeconds(at);
  return { key: { ...key, state: 2, disabledAt: moment, updatedAt: moment } };
};

const enable: Rule = (key, _by, at) => {
  if (key.extractable) return refused(refusals.rootOnly);
  if (key.state !== 2) return refused(refusals.notSuspended);
  if (key.disabledAt && at < later(key.disabledAt, WINDOWS.rest)) return refused(refusals.tooEarly);
  return { key: { ...key, state: 1, disabledAt: null, updatedAt: wholeSeconds(at) } };
};

function unapproved(key: EmulatedKey, by: Caller, at: Date, quirks: Quirks): Refused | null {
  if (!key.dualAuth?.content.enabled) return null;
  const first = standing(key, at);
  if (!first) return refused(refusals.notApproved);
  const status = quirks.samePersonStatus;
  return first.by === by.iamId ? refused({ ...refusals.samePerson, status }) : null;
}

function inUse({ registrations }: EmulatedKey, force: boolean): Refused | null {
  if (registrations.some((one) => one.preventKeyDeletion)) return refused(refusals.retained);
  return registrations.length > 0 && !force ? refused(refusals.protecting) : null;
}

const deleteKey: Rule = (key, by, at, { force, quirks }) => {
  if (key.state === 5) return refused(refusals.deleted);
  if (key.state === 0) return refused(refusals.neverActive);
  const moment = wholeSeconds(at);
  const deleted = { by: by.iamId, at: moment };
  return (
    unapproved(key, by, at, quirks) ??
    inUse(key, force) ?? {
      key: { ...key, state: 5, deleted, updatedAt: moment, registrations: [] },
    }
  );
};

const restore: Rule = (key, _by, at, { quirks }) => {
  if (key.state !== 5 || !key.deleted) return refused(refusals.notDestroyed);
  if (at < later(key.deleted.at, WINDOWS.rest)) return refused(refusals.tooEarly);
  if (at >= later(key.deleted.at, WINDOWS.restore)) return refused(refusals.restoreExpired);
  const updatedAt = quirks.restoreTouchesUpdate ? wholeSeconds(at) : key.updatedAt;
  const approval = quirks.restoreKeepsApproval ? key.approval : null;
  return { key: { ...key, state: 1, disabledAt: null, updatedAt, approval } };
};

const purge: Rule = (key, _by, at) => {
  if (key.state !== 5 || !key.deleted) return refused(refusals.notDestroyed);
  if (at < later(key.deleted.at, WINDOWS.purge)) return refused(refusals.tooEarlyToPurge);
  return { key: null };
};

const rules: Readonly<Record<KeyAction, Rule>> = {
  setKeyForDeletion,
  unsetKeyForDeletion,
  disable,
  enable,
  delete: deleteKey,
  restore,
  purge,
};

/** The service's rules, from its documentation and from nothing in the client. Roles are judged before it is asked. */
export const decide = (
  action: KeyAction,
  key: EmulatedKey,
  by: Caller,
  at: Date,
  how: Circumstances = { force: false, quirks: LIKELIEST },
): Ruling => rules[action](key, by, at, how);

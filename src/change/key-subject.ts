import { isDeepStrictEqual } from "node:util";
import type { Api } from "../api/api.js";
import type { KeyTarget } from "../api/key-path.js";
import { getKeyPolicy } from "../api/key-policies.js";
import type { Operation } from "../api/operation.js";
import { readKey } from "../api/read-key.js";
import type { RegistrationPage } from "../api/registration-page.js";
import { getRegistrations } from "../api/registrations.js";
import type { KeySnapshot } from "../core/snapshot.js";
import { stageOf } from "../core/stage.js";
import { purgeFrom, restoreUntil } from "../core/windows.js";
import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Subject } from "./change.js";
import type { Means } from "./means.js";
import { sameKey } from "./same-key.js";

interface Reads {
  readonly registrations: boolean;
  readonly policy: boolean;
}

/** Looks at a key, and side by side at what else is needed; that else may be unreadable, the key may not. */
export async function lookAtKey(api: Api, target: KeyTarget, reads: Reads): Promise<KeySnapshot> {
  const also = <Output>(wanted: boolean, operation: Operation<KeyTarget, Output>) =>
    wanted ? readable(api, operation, target) : ("unknown" as const);
  const [metadata, registered, policy] = await Promise.all([
    readKey(api, target),
    also(reads.registrations, getRegistrations),
    also(reads.policy, getKeyPolicy),
  ]);
  const registrations = registered === "unknown" ? registered : allOf(registered);
  return { key: metadata.value, registrations, policy, serverNow: metadata.serverNow };
}

/** More than one page of them is not "all of them". */
const allOf = ({ registrations, total }: RegistrationPage) =>
  total !== null && total > registrations.length ? "unknown" : registrations;

/** What another time, or another kp-dual, may read. */
const PASSING: readonly ExitCode[] = [EXIT.notReached, EXIT.unexpected];

/** The answer, or "unknown" to somebody who may not read it. That it can't be read just now is another thing. */
async function readable<Output>(
  api: Api,
  operation: Operation<KeyTarget, Output>,
  target: KeyTarget,
): Promise<Output | "unknown"> {
  try {
    const { value } = await api.read(operation, target, { optional: true });
    return value;
  } catch (error) {
    if (error instanceof KpDualError && !PASSING.includes(error.exit)) return "unknown";
    throw error;
  }
}

/** Whoever may have approved first matters only while an approval stands. */
export async function recalled(
  seen: KeySnapshot,
  { instance, recorded }: Pick<Means, "instance" | "recorded">,
): Promise<KeySnapshot> {
  if (stageOf(seen.key, seen.serverNow) !== "approval") return seen;
  const given = (await recorded())(instance.id, seen.key.id);
  return given.length === 0 ? seen : { ...seen, recorded: given };
}

/** What a person was shown of them must still be so; what could not be shown may be anything. */
const sameRegistrations = (one: KeySnapshot, other: KeySnapshot): boolean =>
  one.registrations === "unknown" ||
  isDeepStrictEqual(byResource(one.registrations), byResource(other.registrations));

/** In whichever order the service listed them. */
const byResource = (registrations: KeySnapshot["registrations"]) =>
  registrations === "unknown"
    ? registrations
    : new Map(registrations.map((each) => [each.resourceCrn, each.preventKeyDeletion]));

/** A key, with what else must be read of it before a change. */
export const keySubject = (reads: Reads): Subject<KeyTarget, KeySnapshot> => ({
  look: (api, target) => lookAtKey(api, target, reads),
  ...(reads.policy && { recall: recalled }),
  lookBack: (api, target) => lookAtKey(api, target, { registrations: false, policy: false }),
  same: (one, other) => sameKey(one, other) && sameRegistrations(one, other),
  tell: (seen, { key: id }) => {
    const none = { until: null, restoreUntil: null, purgeFrom: null };
    if (seen === null) return { ...none, key: { id, name: null, state: null } };
    if (seen === "gone") return { ...none, key: { id, name: null, state: "purged" } };
    const { key } = seen;
    const named = { ...none, key: { id, name: key.name, state: key.state } };
    if (key.state === "destroyed")
      return { ...named, restoreUntil: restoreUntil(key), purgeFrom: purgeFrom(key) };
    return key.setForDeletion === true ? { ...named, until: key.approvalExpires } : named;
  },
  ask: (seen, named) => ({ kind: "keys", seen, named }),
});

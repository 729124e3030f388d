import { firstApprover } from "../core/first-approver.js";
import type { Instance } from "../core/instance.js";
import type { Key } from "../core/key.js";
import type { KeyPolicy } from "../core/policy.js";
import type { KeySnapshot } from "../core/snapshot.js";
import { stageOf } from "../core/stage.js";
import { autoPurgeOn, purgeFrom, restoreUntil } from "../core/windows.js";
import { approvalWords } from "./approval-words.js";
import { type Field, fields } from "./fields.js";
import { joined, type Shown, shown, visible } from "./gate.js";
import { keyJson } from "./key-json.js";
import { instanceName } from "./names.js";
import { nextForKey } from "./next-for-key.js";
import { oddities, quoted } from "./quoted.js";
import { timeline } from "./timeline.js";
import type { View } from "./view.js";
import { whenAndLeft } from "./when.js";

/** What is told of one key, and of its instance. */
export interface Detail {
  readonly instance: Instance;
  readonly seen: KeySnapshot;
}

const ON_OFF = { true: "on", false: "off", unknown: "the service does not tell" } as const;

/** A fact that is left out where there is nothing to tell. */
const fact = (label: string, value: Shown | null): readonly Field[] =>
  value === null ? [] : [[label, value]];

const moment = (label: string, date: Date | null, now: Date): readonly Field[] =>
  fact(label, date && shown`${whenAndLeft(date, now)}`);

const facts = ({ instance, seen }: Detail): readonly Field[] => {
  const { key, policy, serverNow: now } = seen;
  return [
    ["name", quoted(key.name)],
    ...fact("look twice", oddities(key.name)),
    ["id", visible(key.id)],
    ...fact("aliases", key.aliases.length > 0 ? joined(key.aliases.map(visible), ", ") : null),
    ["key ring", visible(key.keyRing ?? "not known")],
    ["type", visible(key.type)],
    ["instance", instanceName(instance)],
    ["state", shown`${key.state} (${stageOf(key, now)})`],
    ["two people", shown`${ON_OFF[`${key.dualAuth}`]}${policyWords(policy, now)}`],
    ["approval", approvalWords(seen)],
    ...moment("created", key.createdAt, now),
    ...moment("changed", key.updatedAt, now),
    ...(key.state === "destroyed" ? deletion(key, now) : []),
    ...fact("crn", key.crn === null ? null : visible(key.crn)),
  ];
};

const policyWords = (policy: KeyPolicy | null | "unknown", now: Date): string => {
  if (policy === null || policy === "unknown" || !policy.updatedAt) return "";
  const by = policy.updatedBy === null ? "" : ` by ${policy.updatedBy}`;
  return `; policy last changed ${whenAndLeft(policy.updatedAt, now)}${by}`;
};

const deletion = (key: Key, now: Date): readonly Field[] => [
  ...moment("deleted", key.deletedAt, now),
  ...fact("deleted by", key.deletedBy === null ? null : visible(key.deletedBy)),
  ...moment("purge from", purgeFrom(key), now),
  ...moment("undo until", restoreUntil(key), now),
  ...moment("purged", autoPurgeOn(key), now),
];

/** Lines of one part, set apart from what is above them; none where the part is empty. */
const apart = (lines: readonly Shown[]): readonly Shown[] =>
  lines.length > 0 ? [shown``, ...lines] : [];

/** One key against which nothing is registered, as far as is known, and its life as a picture. */
export const keyDetail: View<Detail> = {
  text: (detail, style) => {
    const { key, registrations, serverNow } = detail.seen;
    return [
      ...fields(facts(detail), style),
      ...apart(timeline(key, serverNow, style)),
      ...apart(
        registrations === "unknown"
          ? [shown`  what is registered against it could not be read`]
          : [],
      ),
    ];
  },
  json: ({ seen }) => {
    const approver = firstApprover(seen);
    return {
      schema: "kp-dual/key/1",
      key: keyJson(seen.key, seen.serverNow),
      registrations:
        seen.registrations === "unknown"
          ? null
          : seen.registrations.map(({ resourceCrn, preventKeyDeletion }) => ({
              resourceCrn,
              preventKeyDeletion,
            })),
      firstApprover: approver && { iamId: approver.iamId, certainty: approver.certainty },
    };
  },
  next: ({ instance, seen }) => nextForKey(seen, instance),
};

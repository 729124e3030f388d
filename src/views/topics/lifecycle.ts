import type { Stage } from "../../core/stage.js";
import type { Topic } from "./topic.js";

/** What each stage of a key means, in the order of its life. */
export const STAGES: Readonly<Record<Stage, string>> = {
  unprotected: "no dual authorization: one person may delete the key",
  protected: "two people are needed, and nobody has begun",
  approval: "set for deletion; waits for the second person, 7 days",
  lapsed: "the 7 days ran out: set it again; the policy stays",
  deleted: "destroyed; can be restored, not purged yet",
  purgeable: "destroyed; can be restored or purged",
  unrestorable: "destroyed for 30 days or more: only a purge is left",
  unknown: "the service does not tell enough",
};

/** From when until when each step is possible (api.md §3.3). */
export const WINDOWS: readonly (readonly [string, string])[] = [
  ["first approval", "stands for 7 days; until it ends unset takes it back"],
  ["restore", "from 30 seconds to 30 days after the deletion"],
  ["purge", "from 4 hours after the deletion on"],
  ["by itself", "the service purges 90 days after the deletion"],
];

/** Who may do what (api.md §6). */
export const ROLES: readonly (readonly [string, string])[] = [
  ["look at a key", "Reader, ReaderPlus, Writer, Manager"],
  ["set for deletion, unset", "Writer, Manager; unset: also somebody else"],
  ["delete", "Manager, another person than who set it"],
  ["restore", "Manager"],
  ["purge", "KeyPurge, with Reader beside it to see the key"],
  ["read or set policies", "Manager"],
];

export const WAY = "protected -> approval -> deleted -> purgeable -> unrestorable -> gone";

export const NOT_TOLD =
  "The service does not tell who gave the first approval; the activity log does.";

/** Where pages of IBM contradict each other, and which of them holds (api.md §3.4). */
export const VERDICTS: readonly (readonly [string, ...string[]])[] = [
  [
    "After a deletion the key is destroyed at once; the page that says",
    '"deactivated, and destroyed after 24 hours" is old.',
  ],
  [
    "After 7 days the approval lapses, not the policy: the key is as protected",
    "as before, and waiting does not let one person delete it.",
  ],
  [
    "The second step is a deletion by another person; setting the key for",
    "deletion again may make that person the first.",
  ],
  ["The first approval takes a Writer or a Manager, not two Managers."],
  ["A purge is for ever; no restore brings a purged key back."],
  ["The 4 hours to a purge count from the deletion, not from the approval."],
  [
    "A destroyed key can be restored for 30 days, all kinds of keys,",
    "without their key material.",
  ],
  ["A retention policy is lifted by the account owner; one page says by", "IBM support."],
  [
    "The policy of a key can never be taken back; that of an instance can,",
    "at any time, and is about new keys only.",
  ],
  ["Whether an expired key can be restored is not settled; the service's", "answer is shown."],
];

const list = (rows: readonly (readonly [string, string])[], column: number) =>
  rows.map(([name, text]) => `  ${name.padEnd(column)}${text}`);

export const lifecycle: Topic = {
  title: "Lifecycle",
  lines: [
    "The way of a key with dual authorization:",
    "",
    `  ${WAY}`,
    "",
    "Stages",
    ...list(Object.entries(STAGES), 14),
    "",
    "Windows, by the clock of the service",
    ...list(WINDOWS, 16),
    "",
    "Who may do what",
    ...list(ROLES, 25),
    `  ${NOT_TOLD}`,
    "",
    "Where pages of IBM contradict each other",
    ...VERDICTS.flatMap((lines) => lines.map((line, at) => `  ${at === 0 ? "-" : " "} ${line}`)),
  ],
};

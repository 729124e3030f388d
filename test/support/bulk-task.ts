import { approved, deleted, HOUR } from "./cast.js";

/** One of the changes that are made to many keys. */
export interface BulkTask {
  /** As the command line calls it. */
  readonly action: "set-for-deletion" | "delete" | "restore" | "purge";
  readonly who: string;
  /** What the emulator calls it where it is done. */
  readonly commits: string;
  readonly method: "DELETE" | "POST";
  /** What of a seed makes a key that it can be done to. */
  readonly key: object;
  /** The consent of a script; the answer is how many keys. */
  readonly consent: (answer: string) => readonly string[];
  /** The request that takes it back, where somebody could. */
  readonly undo: ((key: string) => string) | null;
}

const yes = () => ["--yes"];
const confirm = (answer: string) => ["--confirm", answer];

export const SETTING: BulkTask = {
  ...{ action: "set-for-deletion", who: "ann", commits: "setKeyForDeletion", method: "POST" },
  ...{ key: {}, consent: yes },
  undo: (key) => `POST /api/v2/keys/${key}/actions/unsetKeyForDeletion`,
};

export const DELETING: BulkTask = {
  ...{ action: "delete", who: "bob", commits: "delete", method: "DELETE" },
  ...{ key: approved, consent: confirm },
  undo: (key) => `POST /api/v2/keys/${key}/restore`,
};

export const RESTORING: BulkTask = {
  ...{ action: "restore", who: "bob", commits: "restore", method: "POST" },
  ...{ key: deleted(5 * HOUR), consent: yes, undo: null },
};

export const PURGING: BulkTask = {
  ...{ action: "purge", who: "cleo", commits: "purge", method: "DELETE" },
  ...{ key: deleted(5 * HOUR), consent: confirm, undo: null },
};

/** By what argument a task is done to all keys of a list. */
export const argvOf = ({ action, consent }: BulkTask, list: string, count: number) => [
  ...["key", action, "--from", list],
  ...consent(`${count}`),
];

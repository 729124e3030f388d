import type { Entry } from "../entry.js";

/** What is done with keys, in the order of the help. */
export const KEY: readonly Entry[] = [
  {
    name: "list",
    summary: "all keys, deleted ones too, with their stage",
    load: async () => (await import("./list.js")).listCommand,
  },
  {
    name: "show",
    summary: "everything about one key, and its life as a line",
    load: async () => (await import("./show.js")).showCommand,
  },
  {
    name: "set-for-deletion",
    summary: "give the first approval",
    load: async () => (await import("./set-for-deletion.js")).setForDeletionCommand,
  },
  {
    name: "unset",
    summary: "take the first approval back",
    load: async () => (await import("./unset.js")).unsetCommand,
  },
  {
    name: "delete",
    summary: "give the second approval, which deletes",
    load: async () => (await import("./delete.js")).deleteCommand,
  },
  {
    name: "restore",
    summary: "take a deletion back, within 30 days",
    load: async () => (await import("./restore.js")).restoreCommand,
  },
  {
    name: "purge",
    summary: "remove a deleted key for ever",
    load: async () => (await import("./purge.js")).purgeCommand,
  },
];

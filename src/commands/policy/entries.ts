import type { Entry } from "../entry.js";

/** What is done with the switch, in the order of the help. */
export const POLICY: readonly Entry[] = [
  {
    name: "enable",
    summary: "need two people: for keys made from now on, or for one key for ever",
    load: async () => (await import("./enable.js")).enableCommand,
  },
  {
    name: "disable",
    summary: "let one person delete keys that are made from now on",
    load: async () => (await import("./disable.js")).disableCommand,
  },
  {
    name: "show",
    summary: "whether keys need two people, and how many of them do",
    load: async () => (await import("./show.js")).showCommand,
  },
];

import type { Entry } from "../entry.js";

/** What is done with saved instances, in the order of the help. */
export const INSTANCE: readonly Entry[] = [
  {
    name: "add",
    summary: "save an instance under a name of your own",
    load: async () => (await import("./add.js")).addCommand,
  },
  {
    name: "list",
    summary: "the instances that are saved on this machine; offline",
    load: async () => (await import("./list.js")).listCommand,
  },
  {
    name: "discover",
    summary: "find all instances that you can see, and offer to save them",
    load: async () => (await import("./discover.js")).discoverCommand,
  },
  {
    name: "remove",
    summary: "forget the name of an instance; the instance stays as it is",
    load: async () => (await import("./remove.js")).removeCommand,
  },
];

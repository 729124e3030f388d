import type { Entry } from "./entry.js";
import { INSTANCE } from "./instance/entries.js";
import { KEY } from "./key/entries.js";
import { POLICY } from "./policy/entries.js";

/** Everything that can be typed behind kp-dual, in the order of the help. */
export const TREE: readonly Entry[] = [
  {
    name: "policy",
    summary: "the switch: whether keys need two people",
    examples: [
      "kp-dual policy show --instance prod-eu",
      "kp-dual policy enable --instance prod-eu",
    ],
    commands: POLICY,
  },
  {
    name: "key",
    summary: "one key or several, on their way out",
    examples: [
      "kp-dual key list --instance prod-eu",
      "kp-dual key set-for-deletion orders-db-root --instance prod-eu",
    ],
    commands: KEY,
  },
  {
    name: "pending",
    summary: "the approver's inbox: what waits for a second person",
    load: async () => (await import("./pending.js")).pendingCommand,
  },
  {
    name: "report",
    summary: "for auditors: coverage, what is pending, what was deleted",
    load: async () => (await import("./report.js")).reportCommand,
  },
  {
    name: "log",
    summary: "what was done from this machine, and what of it is open; offline",
    load: async () => (await import("./log.js")).logCommand,
  },
  {
    name: "resume",
    summary: "finish a run that broke off: look, ask again, then act",
    load: async () => (await import("./resume.js")).resumeCommand,
  },
  {
    name: "whoami",
    summary: "who the service will think you are",
    load: async () => (await import("./whoami.js")).whoamiCommand,
  },
  {
    name: "instance",
    summary: "instances by names of your own, saved on this machine",
    examples: ["kp-dual instance discover", "kp-dual instance add prod-eu $CRN"],
    commands: INSTANCE,
  },
  {
    name: "explain",
    summary: "what an error means and what to do; offline",
    load: async () => (await import("./explain.js")).explainCommand,
  },
  {
    name: "doctor",
    summary: "what is wrong here: Node, configuration, sign-in, endpoint, clock",
    load: async () => (await import("./doctor.js")).doctorCommand,
  },
  {
    name: "rehearse",
    summary: "the two-person story on a built-in emulator: no network, no account",
    load: async () => (await import("./rehearse.js")).rehearseCommand,
  },
  {
    name: "emulator",
    summary: "a local Key Protect with a clock that can be moved",
    load: async () => (await import("./emulator.js")).emulatorCommand,
    commands: [
      {
        name: "advance",
        summary: "move the clock of the emulator that KP_DUAL_REHEARSAL names",
        load: async () => (await import("./emulator/advance.js")).advanceCommand,
      },
    ],
  },
  {
    name: "completion",
    summary: "what teaches your shell to complete kp-dual; offline",
    load: async () => (await import("./completion.js")).completionCommand,
  },
  {
    name: "help",
    summary: "help on a command, or on: exit-codes, environment, lifecycle",
    load: async () => (await import("./help.js")).helpCommand,
  },
];

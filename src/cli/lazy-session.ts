import type { GlobalOptions, WithGlobals } from "./global-options.js";
import { stateFolder } from "./journal/state-folder.js";
import { reach } from "./reach.js";
import type { Open } from "./session.js";
import type { Surroundings } from "./surroundings.js";

const optionsOf = (command: WithGlobals) => command.optsWithGlobals() as GlobalOptions;

/** The sessions of real commands. What is slow to load, they load when one is opened. */
export const lazySession = (around: Surroundings): Open => ({
  reach: (command) => reach(optionsOf(command), around.variables),
  standardInput: around.bytes,
  desk: () => ({
    ...around.screen,
    ...around,
    now: around.clock,
    rehearsalReader: async (address) =>
      (await import("./open-session.js")).readerOf(address, around),
  }),
  rehearsal: async (command) =>
    (await import("./open-session.js")).openRehearsal(optionsOf(command), around),
  signedIn: async (command) =>
    (await import("./open-session.js")).openSignedIn(optionsOf(command), around),
  session: async (command, suits) =>
    (await import("./open-session.js")).openSession(optionsOf(command), around, suits),
  fleet: async (command, choice) =>
    (await import("./open-fleet.js")).openFleet(optionsOf(command), choice, around),
  checkup: async (command) =>
    (await import("./doctor/open-checkup.js")).openCheckup(optionsOf(command), around),
  instances: async (command) =>
    (await import("./open-instances.js")).openInstances(optionsOf(command), around),
  journal: async () =>
    (await import("./journal/journal-reader.js")).journalReader(stateFolder(around.variables)),
  resumed: async (command, run) =>
    (await import("./journal/resumed-session.js")).openResumed(optionsOf(command), run, around),
});

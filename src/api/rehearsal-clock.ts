import type { Operation } from "./operation.js";

/** Moves the clock of an emulator on, by a time such as "7d" or "6d23h59m59s", and tells what it shows then. */
export const advanceClock: Operation<{ readonly by: string }, Date> = {
  name: "move the emulator's clock",
  method: "POST",
  path: () => "/_rehearsal/clock",
  headers: { "content-type": "application/json" },
  body: ({ by }) => ({ advance: by }),
  roles: [],
  accepts: [200],
  answer: async () => (await import("./clock-resource.js")).EmulatorClock,
};

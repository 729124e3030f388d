import type { Command } from "@commander-js/extra-typings";
import type { Open, Workshop } from "../cli/session.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { emulatorReady } from "../views/emulator-ready.js";
import { withExamples } from "./examples.js";
import { seedFrom } from "./rehearsal/seed-from.js";
import { started } from "./rehearsal/started.js";
import { toldWith } from "./told-with.js";

export interface EmulatorOptions {
  readonly port: number;
  /** A JSON file. */
  readonly seed?: string | undefined;
}

export const emulatorCommand = (bare: Command, open: Open, run = emulate) =>
  withExamples(
    bare
      .option("--port <number>", "the port to listen on; any that is free", portOf, 0)
      .option("--seed <file>", "JSON: instances, people, keys, quirks")
      .action((flags) => run(flags, open.desk())),
    "kp-dual emulator",
    "kp-dual emulator --port 41234 --seed seed.json",
  );

/** Serves a local Key Protect until it is stopped. */
export async function emulate({ port, seed }: EmulatorOptions, desk: Workshop): Promise<void> {
  const facts = { values: { file: seed ?? "" } };
  const emulator = await toldWith(facts, async () => started({ port, seed: await seedFrom(seed) }));
  const stopped = desk.untilStopped();
  desk.show(emulator, emulatorReady);
  await stopped;
  await emulator.close();
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new KpDualError("usage", {
    values: { problem: `${text} is no port` },
    why: "a port is a number from 0 to 65535; 0 takes any that is free",
    do: ["leave --port out to take any that is free"],
  });
}

import { Command } from "@commander-js/extra-typings";
import { advanceClock } from "../api/rehearsal-clock.js";
import type { Open, Rehearsal, Workshop } from "../cli/session.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { emulatorClock } from "../views/emulator-clock.js";
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

export const emulatorCommand = (open: Open, run = emulate, move = advance) =>
  withExamples(
    new Command("emulator")
      .summary("a local Key Protect with a clock that can be moved")
      .option("--port <number>", "the port to listen on; any that is free", portOf, 0)
      .option("--seed <file>", "JSON: instances, people, keys, quirks")
      .action((flags) => run(flags, open.desk()))
      .addCommand(
        withExamples(
          new Command("advance")
            .summary("move the clock of the emulator that KP_DUAL_REHEARSAL names")
            .argument("<time>", "such as 4h, 7d or 6d23h59m59s")
            .action(async (time, _flags, command) => move(time, await open.rehearsal(command))),
          "kp-dual emulator advance 4h",
          "kp-dual emulator advance 6d23h59m59s",
        ),
      ),
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

/** Moves an emulator's clock on. */
export async function advance(by: string, { address, readFrom, show }: Rehearsal): Promise<void> {
  if (!/^(?:\d{1,9}[smhd])+$/.test(by)) throw badTime(by);
  const { value } = await readFrom(advanceClock, { by }, { origin: address, headers: {} });
  show(value, emulatorClock);
}

const badTime = (by: string) =>
  new KpDualError("usage", {
    values: { problem: `${by} is no time to move a clock by` },
    why: "it is numbers with a unit each: s, m, h or d",
    do: ["write it like this: kp-dual emulator advance 6d23h"],
  });

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new KpDualError("usage", {
    values: { problem: `${text} is no port` },
    why: "a port is a number from 0 to 65535; 0 takes any that is free",
    do: ["leave --port out to take any that is free"],
  });
}

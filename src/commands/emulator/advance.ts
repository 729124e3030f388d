import type { Command } from "@commander-js/extra-typings";
import { advanceClock } from "../../api/rehearsal-clock.js";
import type { Open, Rehearsal } from "../../cli/session.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { emulatorClock } from "../../views/emulator-clock.js";
import { withExamples } from "../examples.js";

export const advanceCommand = (bare: Command, open: Open, run = advance) =>
  withExamples(
    bare
      .argument("<time>", "such as 4h, 7d or 6d23h59m59s")
      .action(async (time, _flags, command) => run(time, await open.rehearsal(command))),
    "kp-dual emulator advance 4h",
    "kp-dual emulator advance 6d23h59m59s",
  );

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

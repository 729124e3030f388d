import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "@commander-js/extra-typings";
import type { Open, Workshop } from "../cli/session.js";
import type { RunningEmulator } from "../emulator/emulator.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { rehearsalSteps, type Step, type StepsEnd } from "../views/rehearsal-steps.js";
import { withExamples } from "./examples.js";
import { keyMaking } from "./rehearsal/key-making.js";
import { performed } from "./rehearsal/performed.js";
import { started } from "./rehearsal/started.js";
import { CAST, INSTANCE_ID, PROLOGUE, STORY } from "./rehearsal/story.js";

export interface RehearseOptions {
  /** Stay, with the emulator as the story left it, until stopped. */
  readonly keep: boolean;
}

export const rehearseCommand = (bare: Command, open: Open, run = rehearse) =>
  withExamples(
    bare
      .option("--keep", "stay afterwards, to go on in a second terminal", false)
      .action((flags) => run(flags, open.desk())),
    "kp-dual rehearse",
    "kp-dual rehearse --keep",
  );

/** Plays the story step by step, each as a command of its own; leaves nothing behind. */
export async function rehearse({ keep }: RehearseOptions, desk: Workshop): Promise<void> {
  const home = await folderForAll();
  const emulator = await started({ seed });
  const stopped = desk.untilStopped();
  try {
    const played = desk.showList(steps(emulator, home, keep, desk), rehearsalSteps);
    const end = await Promise.race([played, stopped.then(() => "stopped" as const)]);
    if (end === "stopped") throw new KpDualError("declined", { why: "the rehearsal was stopped" });
    if (keep) await stopped;
  } finally {
    await emulator.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** A folder that stands for everybody's home; it goes when the rehearsal ends. */
async function folderForAll(): Promise<string> {
  const folder = join(tmpdir(), "kp-dual-rehearsal-");
  return mkdtemp(folder).catch((cause: NodeJS.ErrnoException) => {
    const facts = { said: cause.message, values: { file: folder } };
    throw new KpDualError("journal-unwritable", facts, { cause });
  });
}

const seed = {
  instances: [{ id: INSTANCE_ID, name: "rehearsal", region: "eu-de", dualAuthDelete: false }],
  people: CAST.map(({ name, roles }) => ({
    name,
    apiKey: `rehearsal-${name}`,
    iamId: `IBMid-${name}`,
    roles,
  })),
  keys: [],
};

async function* steps(
  emulator: RunningEmulator,
  home: string,
  keep: boolean,
  desk: Workshop,
): AsyncGenerator<readonly Step[], StepsEnd> {
  let ok = true;
  const kept = (step: Step): readonly Step[] => {
    ok &&= step.exit === step.expected;
    return [step];
  };
  const stage = { url: emulator.url, home, runAgain: desk.runAgain, key: "" };
  for (const scene of PROLOGUE) yield kept(await performed(scene, stage));
  const { step, key } = await keyMaking(emulator.url, await desk.rehearsalReader(emulator.url));
  yield kept(step);
  for (const scene of STORY) yield kept(await performed(scene, { ...stage, key }));
  return { ok, goOn: keep ? goOn(emulator) : [] };
}

const goOn = ({ url }: RunningEmulator): readonly string[] => [
  "",
  "The emulator stays until Ctrl-C. To go on in a second terminal, as ann, bob or cleo:",
  `  export KP_DUAL_REHEARSAL=${url} KP_INSTANCE_ID=${INSTANCE_ID}`,
  "  export IBMCLOUD_API_KEY=rehearsal-ann",
];

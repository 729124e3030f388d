import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningEmulator, startEmulator } from "../../src/emulator/emulator.js";
import { cast } from "../support/cast.js";
import { type RelayOptions, relayTo } from "./relay.js";

/** What a program is measured with: an emulator in this process, which is not the one that is measured. */
export interface Scene {
  readonly emulator: RunningEmulator;
  /** Environment of a program that is to go through the relay, or straight to the emulator. */
  readonly variables: (url: string, who?: string) => Readonly<Record<string, string>>;
  readonly relay: (options: RelayOptions) => ReturnType<typeof relayTo>;
  /** A folder that goes with the scene. */
  readonly folder: string;
}

/** The one key that the small programs look at. */
export const KEY = "02fd6835-6001-4482-a892-000000000000";

/** Sets the scene for some work, and clears it away whatever comes of that. */
export async function onScene<Result>(
  generateKeys: object | null,
  work: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  // The SDK takes the emulator's tokens for spent unless the emulator's clock is this machine's.
  const clock = `${new Date().toISOString().slice(0, 19)}Z`;
  const { seed } = cast({ orders: {} }, { generateKeys });
  const emulator = await startEmulator({ seed: { ...seed, clock } });
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-bench-"));
  const [instance] = emulator.instances;
  const closings: (() => Promise<void>)[] = [emulator.close];
  try {
    return await work({
      emulator,
      folder,
      variables: (url, who = "cleo") => ({
        ...{ HOME: folder, XDG_STATE_HOME: join(folder, "state"), no_proxy: "127.0.0.1" },
        ...{ KP_DUAL_REHEARSAL: url, IBMCLOUD_API_KEY: `rehearsal-${who}` },
        ...{ KP_INSTANCE_ID: instance?.crn ?? "", BENCH_INSTANCE: instance?.id ?? "" },
        BENCH_KEY: KEY,
      }),
      relay: async (options) => {
        const relay = await relayTo(emulator.url, options);
        closings.unshift(relay.close);
        return relay;
      },
    });
  } finally {
    for (const close of closings) await close();
    await rm(folder, { recursive: true, force: true });
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/emulator.js";
import type { LoggedRequest } from "../../src/emulator/request-log.js";
import { kpDual, type Run, type Variables } from "./kp-dual.js";
import { isByTemplate } from "./templates.js";
import { toldRequests } from "./told-requests.js";

export interface Doing {
  /** Beside what points this person to the emulator; an empty value says nothing. */
  readonly environment?: Variables;
  readonly input?: string;
}

/** An emulator for the stories of one file, and people who use the built program on it. */
export interface Scene {
  readonly emulator: RunningEmulator;
  /** A folder that stands for everybody's home. */
  readonly home: string;
  /** The environment that the emulator tells this person to have. */
  readonly environmentOf: (who: string) => Variables;
  readonly as: (who: string, argv: readonly string[], doing?: Doing) => Promise<Run>;
  /** What the emulator was asked since the last time that it was told. */
  readonly requests: () => Promise<readonly string[]>;
  /** No story may have led to a request that the documentation doesn't know. */
  readonly end: () => Promise<void>;
}

async function logOf({ url }: Pick<RunningEmulator, "url">): Promise<readonly LoggedRequest[]> {
  const response = await fetch(`${url}/_rehearsal/requests`);
  return (await response.json()) as readonly LoggedRequest[];
}

/** Opens a scene with a seed of the emulator. */
export async function openScene(seed: unknown): Promise<Scene> {
  const emulator = await startEmulator({ seed });
  const home = await mkdtemp(join(tmpdir(), "kp-dual-scene-"));
  const environmentOf = (who: string) => ({
    KP_DUAL_REHEARSAL: emulator.url,
    KP_INSTANCE_ID: emulator.instances[0]?.id ?? "",
    IBMCLOUD_API_KEY: `rehearsal-${who}`,
    HOME: home,
  });
  let told = 0;
  return {
    emulator,
    home,
    environmentOf,
    as: (who, argv, { environment, ...doing } = {}) =>
      kpDual(argv, { environment: { ...environmentOf(who), ...environment }, ...doing }),
    requests: async () => {
      const all = await logOf(emulator);
      const since = all.slice(told);
      told = all.length;
      return toldRequests(since);
    },
    end: async () => {
      const stray = (await logOf(emulator)).filter((each) => !isByTemplate(each));
      await emulator.close();
      await rm(home, { recursive: true, force: true });
      expect(stray).toEqual([]);
    },
  };
}

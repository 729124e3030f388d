import type { CommittedChange } from "./change.js";
import { EmulatedClock } from "./clock.js";
import { defaultSeed } from "./default-seed.js";
import type { ArmedFaults } from "./faults/armed-faults.js";
import { wholeSeconds } from "./moment.js";
import type { Person } from "./person.js";
import type { LoggedRequest } from "./request-log.js";
import { parseSeed } from "./seed.js";
import { listen } from "./server.js";
import { worldOf } from "./world.js";

/** A local Key Protect that is running, with what people need to use it. */
export interface RunningEmulator {
  /** "http://127.0.0.1:PORT". */
  readonly url: string;
  readonly instances: readonly {
    readonly name: string;
    readonly id: string;
    readonly crn: string;
    readonly region: string;
  }[];
  readonly people: readonly Person[];
  /** The seed's own keys; generated ones are too many to name. */
  readonly keys: readonly {
    readonly id: string;
    readonly name: string;
    /** Its instance's name. */
    readonly instance: string;
  }[];
  readonly clock: Pick<EmulatedClock, "now" | "advance" | "set">;
  readonly faults: Pick<ArmedFaults, "set" | "list">;
  /** The requests up to now, in the order in which they came. */
  readonly requests: () => readonly LoggedRequest[];
  /** All that was changed up to now, in that order. */
  readonly changes: () => readonly CommittedChange[];
  /** Ends it, with every connection that is open. */
  readonly close: () => Promise<void>;
}

export interface EmulatorOptions {
  /** As in interface.md §7; left out, the one that has everything. */
  readonly seed?: unknown;
  /** Left out or 0: any that is free. */
  readonly port?: number;
}

/** Starts a local Key Protect, with IAM and the resource controller; throws a SeedError where the seed does not fit. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const now = wholeSeconds(new Date());
  const seed = parseSeed(options.seed ?? defaultSeed(now));
  const clock = new EmulatedClock(seed.clock ?? now);
  const world = worldOf(seed, clock);
  const { url, close } = await listen(world, options.port ?? 0);
  const instances = Array.from(world.instances.values(), ({ name, id, crn, region }) => ({
    ...{ name, id, crn, region },
  }));
  const keys = seed.keys.map(({ id, name, instance }) => ({ id, name, instance }));
  return {
    ...{ url, instances, people: seed.people, keys, clock, close },
    faults: world.faults,
    requests: () => [...world.log.entries],
    changes: () => [...world.changes],
  };
}

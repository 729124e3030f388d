import { performance } from "node:perf_hooks";
import type { CommittedChange } from "./change.js";
import type { EmulatedClock } from "./clock.js";
import { instanceCrn } from "./crn.js";
import type { Stamp } from "./emulated-key.js";
import { ArmedFaults } from "./faults/armed-faults.js";
import { generatedKeys } from "./generated-keys.js";
import { KeyStore } from "./key-store.js";
import type { Person } from "./person.js";
import type { Quirks } from "./quirks.js";
import { RequestLog } from "./request-log.js";
import type { Seed } from "./seed.js";
import { founder, seededKey } from "./seeded-keys.js";

/** One policy of an instance: what was put, and who did. */
export interface StoredPolicy extends Readonly<Record<"created" | "updated", Stamp>> {
  readonly data: { readonly enabled: boolean; readonly attributes?: object | undefined };
}

export interface EmulatedInstance {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly crn: string;
  readonly keys: KeyStore;
  /** By policy type. */
  readonly policies: Map<string, StoredPolicy>;
  /** By id; null for a ring that nobody made, like "default". */
  readonly rings: Map<string, Stamp | null>;
}

/** Everything there is: it is made from a seed and changed by requests. */
export interface World {
  readonly clock: EmulatedClock;
  readonly quirks: Quirks;
  readonly people: readonly Person[];
  /** By id. */
  readonly instances: ReadonlyMap<string, EmulatedInstance>;
  readonly log: RequestLog;
  /** All that was ever changed, in that order. */
  readonly changes: CommittedChange[];
  readonly faults: ArmedFaults;
  /** How long every answer is put off, in real milliseconds. */
  readonly latency: { ms: number };
  /** Real milliseconds since it was made. */
  readonly elapsed: () => number;
}

/** Real milliseconds, by a clock that nobody sets. */
const elapsed = (): number => performance.now();

function instanceOf(given: Seed["instances"][number], seed: Seed, start: Date): EmulatedInstance {
  const { id, name, region } = given;
  const instance = { ...given, crn: instanceCrn(region, id) };
  const own = seed.keys.filter((key) => key.instance === name);
  const founded: Stamp = { by: founder(seed), at: start };
  const lag = { ms: seed.quirks.readLagMs, elapsed };
  function* keys() {
    for (const key of own) yield seededKey(key, instance, seed, start);
    yield* generatedKeys(instance, seed, start);
  }
  const policy = { data: { enabled: true }, created: founded, updated: founded };
  return {
    ...{ id, name, region, crn: instance.crn },
    keys: new KeyStore(keys(), lag),
    policies: new Map(given.dualAuthDelete ? [["dualAuthDelete", policy]] : []),
    rings: new Map(["default", ...own.map(({ keyRing }) => keyRing)].map((ring) => [ring, null])),
  };
}

/** The world as a seed describes it, at the clock's moment. */
export function worldOf(seed: Seed, clock: EmulatedClock): World {
  const start = clock.now();
  const began = elapsed();
  return {
    clock,
    elapsed: () => elapsed() - began,
    quirks: seed.quirks,
    people: seed.people,
    instances: new Map(seed.instances.map((given) => [given.id, instanceOf(given, seed, start)])),
    log: new RequestLog(),
    changes: [],
    faults: new ArmedFaults(elapsed),
    latency: { ms: 0 },
  };
}

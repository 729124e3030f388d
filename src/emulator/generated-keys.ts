import { derivedUuid } from "./derived-uuid.js";
import type { EmulatedKey } from "./emulated-key.js";
import type { Seed } from "./seed.js";
import { seededKey } from "./seeded-keys.js";

type Instance = Parameters<typeof seededKey>[1];

const every = (n: number, number: number): boolean => n > 0 && number % n === 0;

/** Who gave the generated approvals: a Writer, so that each Manager can be the second. */
const approver = (seed: Seed): string =>
  seed.people.find(({ roles }) => roles.includes("Writer"))?.name ?? seed.people[0]?.name ?? "";

/** As many keys as the seed asks for, the same ones each time: "generated-000001" and so on. */
export function* generatedKeys(
  instance: Instance,
  seed: Seed,
  start: Date,
): Generator<EmulatedKey> {
  const { generateKeys } = seed;
  if (generateKeys?.instance !== instance.name) return;
  const { count, dualAuthEvery, setForDeletionEvery } = generateKeys;
  const set = { by: approver(seed), at: start };
  const base = seededKey(
    {
      ...{ instance: instance.name, id: "", name: "", aliases: [], keyRing: "default" },
      ...{ extractable: false, setForDeletion: set, deleted: null, registrations: [] },
      dualAuth: true,
    },
    instance,
    seed,
    start,
  );
  const { created, dualAuth } = base;
  const notSet = { approval: null, updatedAt: created.at };
  const protectedOnly = { ...notSet, dualAuth: dualAuth && { ...dualAuth, updated: created } };
  for (let number = 1; number <= count; number++) {
    const id = derivedUuid(`${instance.id}:${number}`);
    const name = `generated-${String(number).padStart(6, "0")}`;
    const key = { ...base, id, name, crn: `${base.crn}${id}` };
    if (every(setForDeletionEvery, number)) yield key;
    else if (every(dualAuthEvery, number)) yield { ...key, ...protectedOnly };
    else yield { ...key, ...notSet, dualAuth: null };
  }
}

import { randomBytes } from "node:crypto";
import { crnWithin } from "./crn.js";
import type { EmulatedKey, KeyPolicy, Stamp, State } from "./emulated-key.js";
import { later } from "./moment.js";
import type { Seed } from "./seed.js";
import { WINDOWS } from "./windows.js";

type SeedKey = Seed["keys"][number];
type SeedInstance = Seed["instances"][number] & { readonly crn: string };

const LONG_AGO = 120 * 86_400_000;

/** Who made what the seed says nothing about: a Manager, where there is one. */
export const founder = ({ people }: Seed): string =>
  (people.find(({ roles }) => roles.includes("Manager")) ?? people[0])?.iamId ?? "";

/** The IAM id of somebody whom the seed names; one who is not among its people has left. */
const iamIdOf = (name: string, { people }: Seed): string =>
  people.find((person) => person.name === name)?.iamId ?? `IBMid-${name}`;

const stamped = (stamp: Stamp | null, seed: Seed): Stamp | null =>
  stamp && { by: iamIdOf(stamp.by, seed), at: stamp.at };

const approvalBy = (set: Stamp | null) =>
  set && { by: set.by, expires: later(set.at, WINDOWS.approval) };

const protectedBy = (
  on: boolean,
  created: Stamp,
  set: Stamp | null,
): KeyPolicy<{ enabled: boolean }> | null =>
  on ? { content: { enabled: true }, created, updated: set ?? created } : null;

const stateOf = ({ state, deleted }: SeedKey): State => state ?? (deleted ? 5 : 1);

/** A key of the seed, in full. */
export function seededKey(
  key: SeedKey,
  instance: SeedInstance,
  seed: Seed,
  start: Date,
): EmulatedKey {
  const { id, name, aliases, keyRing, extractable, registrations } = key;
  const created = { by: founder(seed), at: key.createdAt ?? later(start, -LONG_AGO) };
  const set = stamped(key.setForDeletion, seed);
  const deleted = stamped(key.deleted, seed);
  return {
    ...{ id, name, aliases, keyRing, extractable, registrations, created, deleted },
    crn: crnWithin(instance.crn, "key", id),
    state: stateOf(key),
    description: null,
    tags: [],
    imported: false,
    payload: extractable ? randomBytes(32).toString("base64") : null,
    updatedAt: (deleted ?? set ?? created).at,
    expiresAt: null,
    disabledAt: null,
    dualAuth: protectedBy(key.dualAuth ?? instance.dualAuthDelete, created, set),
    rotation: null,
    approval: approvalBy(set),
  };
}

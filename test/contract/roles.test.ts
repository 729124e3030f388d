import { describe, expect, it } from "vitest";
import { createKey } from "../../src/api/create-key.js";
import {
  disableInstancePolicy,
  enableInstancePolicy,
  getInstancePolicy,
} from "../../src/api/instance-policies.js";
import { enableKeyPolicy, getKeyPolicy } from "../../src/api/key-policies.js";
import {
  deleteKey,
  deleteKeyByForce,
  getKeyMetadata,
  headKeys,
  listKeys,
  purgeKey,
  restoreKey,
  setKeyForDeletion,
  unsetKeyForDeletion,
} from "../../src/api/keys.js";
import type { Operation } from "../../src/api/operation.js";
import { getRegistrations } from "../../src/api/registrations.js";
import { ALL_STATES } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { emulation, type Somebody } from "./emulation.js";
import { aSeed, nthKey } from "./seeds.js";

const ROLES = ["Reader", "ReaderPlus", "Writer", "Manager", "KeyPurge"] as const;

type Try = (somebody: Somebody, n: number) => Promise<KpDualError | undefined>;

const reading =
  <Input, Output>(operation: Operation<Input, Output>, input: (n: number) => Input): Try =>
  ({ api }, n) =>
    api.read(operation, input(n)).then(
      () => undefined,
      (error: KpDualError) => error,
    );

const changing =
  <Input>(operation: Operation<Input, undefined>, input: (n: number) => Input): Try =>
  async ({ api }, n) => {
    const attempt = await api.attempt(operation, input(n), `c-${n}`);
    return attempt.outcome === "accepted" ? undefined : attempt.error;
  };

const theKey = (n: number) => ({ key: nthKey(n) });
const inAllStates = () => ({ states: ALL_STATES, offset: 0 });

/** Every operation of the client; each person has a key of their own to change. */
const OPERATIONS: readonly (readonly [Pick<Operation<never, unknown>, "name" | "roles">, Try])[] = [
  [getKeyMetadata, reading(getKeyMetadata, theKey)],
  [listKeys, reading(listKeys, inAllStates)],
  [headKeys, reading(headKeys, inAllStates)],
  [getRegistrations, reading(getRegistrations, theKey)],
  [getKeyPolicy, reading(getKeyPolicy, theKey)],
  [getInstancePolicy, reading(getInstancePolicy, () => ({}))],
  [createKey, reading(createKey, (n) => ({ name: `made-${n}` }))],
  [enableInstancePolicy, changing(enableInstancePolicy, () => ({}))],
  [disableInstancePolicy, changing(disableInstancePolicy, () => ({}))],
  [enableKeyPolicy, changing(enableKeyPolicy, theKey)],
  [setKeyForDeletion, changing(setKeyForDeletion, theKey)],
  [unsetKeyForDeletion, changing(unsetKeyForDeletion, theKey)],
  [deleteKey, changing(deleteKey, theKey)],
  [deleteKeyByForce, changing(deleteKeyByForce, theKey)],
  [restoreKey, changing(restoreKey, theKey)],
  [purgeKey, changing(purgeKey, theKey)],
];

const people = ROLES.map((role) => ({
  name: role,
  apiKey: `rehearsal-${role}`,
  iamId: `IBMid-${role}`,
  roles: [role],
}));

describe("the roles that the client names for an operation", () => {
  it.each(OPERATIONS)("are those that the emulator lets: $0.name", async ({ roles }, attempt) => {
    const world = await emulation(
      aSeed(
        ROLES.map(() => ({})),
        { people },
      ),
    );

    const allowed: string[] = [];
    for (const [n, role] of ROLES.entries()) {
      const error = await attempt(await world.as(role), n);
      if (error?.facts.status !== 401) allowed.push(role);
    }

    expect(allowed).toEqual(roles);
  });

  it("are not said to be missing where the key is in the way", async () => {
    const world = await emulation(aSeed([{}], { people }));

    const error = await changing(purgeKey, theKey)(await world.as("KeyPurge"), 0);

    expect(error).toBeInstanceOf(KpDualError);
    expect(error?.code).toBe("KEY_ACTION_INVALID_STATE_ERR");
  });
});

import { describe, expect, it } from "vitest";
import { parseSeed } from "../../src/emulator/seed.js";
import { SeedError } from "../../src/emulator/seed-error.js";
import { aSeed, INSTANCE, ORDERS, START } from "./seeds.js";

/** What a seed's refusal says. */
function refusal(seed: unknown): string {
  try {
    parseSeed(seed);
  } catch (error) {
    if (error instanceof SeedError) return error.message;
  }
  throw new Error("it was not refused");
}

const [bob] = aSeed().people;

describe("parseSeed", () => {
  it("fills in what is left out", () => {
    const { instances, keys, quirks, generateKeys } = parseSeed(aSeed());
    expect(instances[0]).toMatchObject({ dualAuthDelete: false });
    expect(keys[0]).toMatchObject({ aliases: [], keyRing: "default", deleted: null });
    expect(generateKeys).toBeNull();
    expect(quirks).toEqual({
      secondSet: "accept",
      unsetWhenNotSet: "accept",
      samePersonStatus: 409,
      deleteStatus: 204,
      readLagMs: 0,
      listOmitsDualAuth: false,
      restoreTouchesUpdate: true,
      restoreKeepsApproval: false,
      deletedBy: true,
      retryAfter: true,
      writesRefused: false,
    });
  });

  it("takes every field that there is, and somebody who has left", () => {
    const full = {
      clock: START,
      instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de", dualAuthDelete: true }],
      people: [
        {
          name: "bob",
          apiKey: "rehearsal-bob",
          iamId: "IBMid-3100",
          roles: ["Manager", "KeyPurge"],
        },
      ],
      keys: [
        {
          instance: "prod-eu",
          id: ORDERS,
          name: "orders-db-root",
          dualAuth: true,
          state: 1,
          aliases: ["orders"],
          keyRing: "default",
          extractable: false,
          createdAt: "2026-01-02T03:04:05Z",
          setForDeletion: { by: "ann", at: START },
          deleted: null,
          registrations: [{ resourceCrn: "crn:v1:…", preventKeyDeletion: false }],
        },
      ],
      generateKeys: { instance: "prod-eu", count: 3, dualAuthEvery: 3, setForDeletionEvery: 50 },
      quirks: { secondSet: "extend", samePersonStatus: 403, deleteStatus: 200, readLagMs: 100 },
    };
    expect(parseSeed(full).keys[0]?.setForDeletion?.by).toBe("ann");
  });

  it.each([
    [{ ...aSeed(), colour: "red" }, 'the seed: unknown field "colour": take it out'],
    [aSeed({ colour: "red" }), 'keys[0]: unknown field "colour": take it out'],
    [aSeed({ id: "orders" }), "keys[0].id: expected a UUID in lower case: correct this field"],
    [aSeed({ state: 4 }), "keys[0].state: expected one of 0|1|2|3|5: correct this field"],
    [
      aSeed({ createdAt: "yesterday" }),
      "keys[0].createdAt: expected a time in UTC, like 2026-05-12T07:12:00Z: correct this field",
    ],
    [
      aSeed({}, { people: [{ ...bob, apiKey: "a-real-one" }] }),
      'people[0].apiKey: expected "rehearsal-" and a name: correct this field',
    ],
    [
      aSeed({ instance: "prod-us" }),
      "keys[0].instance: no instance of this name: add it to instances, or correct it",
    ],
    [
      aSeed({ state: 1, deleted: { by: "bob", at: START } }),
      "keys[0].state: a deleted key is in state 5: say so, or take out its deletion",
    ],
    [aSeed({ state: 5 }), 'keys[0].deleted: a key in state 5 says who deleted it: add {"by","at"}'],
    [
      aSeed({ dualAuth: false, setForDeletion: { by: "ann", at: START } }),
      "keys[0].setForDeletion: only a key with dual authorization can be set: add dualAuth true",
    ],
    [
      aSeed({ aliases: ["orders", "orders"] }),
      "keys[0].aliases: used twice in this seed: give it another",
    ],
    [aSeed({}, { people: [bob, bob] }), "people[1].name: used twice in this seed"],
    [
      aSeed({}, { generateKeys: { instance: "prod-us", count: 1 } }),
      "generateKeys.instance: no instance of this name",
    ],
    [
      aSeed({}, { quirks: { deleteStatus: 202 } }),
      "quirks.deleteStatus: expected one of 200|204: correct this field",
    ],
  ])("says what is wrong, where, and what to do: %#", (seed, expected) => {
    expect(refusal(seed)).toContain(expected);
  });

  it("counts what else is wrong", () => {
    expect(refusal(aSeed({ id: "a", state: 4 }))).toMatch(/ \(and 1 more\)$/);
    expect(refusal("a text")).toBe(
      "the seed: expected object, received string: correct this field",
    );
  });
});

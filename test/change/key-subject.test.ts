import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import { getKeyPolicy } from "../../src/api/key-policies.js";
import { getKeyMetadata } from "../../src/api/keys.js";
import type { Operation } from "../../src/api/operation.js";
import { getRegistrations } from "../../src/api/registrations.js";
import { keySubject, lookAtKey } from "../../src/change/key-subject.js";
import type { KeyId } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { idOf } from "../support/wire-json.js";
import { aKey, approvedKey, deletedKey, hours, NOW, ORDERS, seen } from "../views/models.js";

const ALL = { registrations: true, policy: true };
const REGISTRATION = { resourceCrn: "crn:v1:a", preventKeyDeletion: false };
const OTHER = { resourceCrn: "crn:v1:b", preventKeyDeletion: true };
const POLICY = { enabled: true, updatedAt: hours(-1), updatedBy: "IBMid-2700" };

/** Answers each operation as told; says which were asked, and whether they might be refused. */
function reads(answers: ReadonlyMap<string, unknown>) {
  const asked: string[] = [];
  const read = async (
    { name }: Operation<never, unknown>,
    _input: unknown,
    { optional = false } = {},
  ) => {
    asked.push(optional ? `${name}?` : name);
    const value = answers.get(name);
    if (value instanceof Error) throw value;
    return { value, serverNow: NOW, correlationId: "c-1" };
  };
  return { asked, api: { read } as unknown as Api };
}

const [METADATA, REGISTRATIONS, KEY_POLICY] = [
  getKeyMetadata.name,
  getRegistrations.name,
  getKeyPolicy.name,
];

const told = (more: Readonly<Record<string, unknown>> = {}) =>
  new Map<string, unknown>(
    Object.entries({
      [METADATA]: aKey(),
      [REGISTRATIONS]: { registrations: [REGISTRATION], total: 1 },
      [KEY_POLICY]: POLICY,
      ...more,
    }),
  );

describe("a look at a key", () => {
  it("brings the key and all else that is needed; that else may be refused", async () => {
    const { api, asked } = reads(told());

    expect(await lookAtKey(api, { key: ORDERS }, ALL)).toEqual({
      key: aKey(),
      registrations: [REGISTRATION],
      policy: POLICY,
      serverNow: NOW,
    });
    expect(asked).toEqual([METADATA, `${REGISTRATIONS}?`, `${KEY_POLICY}?`]);
  });

  it("is none where another key is told of: what is agreed to is what is changed", async () => {
    const { api } = reads(told({ [METADATA]: aKey({ id: idOf(1) as KeyId }) }));

    await expect(lookAtKey(api, { key: ORDERS }, ALL)).rejects.toMatchObject({
      code: "malformed-answer",
    });
  });

  it("asks for nothing that is not needed", async () => {
    const { api, asked } = reads(told());

    const look = await lookAtKey(api, { key: ORDERS }, { registrations: false, policy: false });

    expect(look).toMatchObject({ registrations: "unknown", policy: "unknown" });
    expect(asked).toEqual([METADATA]);
  });

  it.each([REGISTRATIONS, KEY_POLICY])("says unknown where it can't: %s", async (name) => {
    const { api } = reads(told({ [name]: new KpDualError("forbidden") }));

    const look = await lookAtKey(api, { key: ORDERS }, ALL);

    expect(look.registrations === "unknown").toBe(name === REGISTRATIONS);
    expect(look.policy === "unknown").toBe(name === KEY_POLICY);
  });

  it("fails where the key itself can't be read", async () => {
    const { api } = reads(told({ [METADATA]: new KpDualError("forbidden") }));

    await expect(lookAtKey(api, { key: ORDERS }, ALL)).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([REGISTRATIONS, KEY_POLICY])(
    "fails where it can't be read just now, since nobody may call that unknown: %s",
    async (name) => {
      const { api } = reads(told({ [name]: new KpDualError("failing", { status: 503 }) }));

      await expect(lookAtKey(api, { key: ORDERS }, ALL)).rejects.toMatchObject({ code: "failing" });
    },
  );

  it.each(["busy", "connection-refused", "malformed-answer"] as const)(
    "takes what can't be read just now (%s) for no unknown",
    async (code) => {
      const { api } = reads(told({ [REGISTRATIONS]: new KpDualError(code) }));

      await expect(lookAtKey(api, { key: ORDERS }, ALL)).rejects.toMatchObject({ code });
    },
  );

  it("back at what was sent reads no more than the key", async () => {
    const { api, asked } = reads(told());

    const look = await keySubject(ALL).lookBack(api, { key: ORDERS });

    expect(look).toEqual(seen(aKey(), { registrations: "unknown", policy: "unknown" }));
    expect(asked).toEqual([METADATA]);
  });

  it("hides no fault of kp-dual behind an unknown", async () => {
    const { api } = reads(told({ [REGISTRATIONS]: new Error("a fault") }));

    await expect(lookAtKey(api, { key: ORDERS }, ALL)).rejects.toThrow("a fault");
  });

  it.each([
    { total: null, is: [REGISTRATION] },
    { total: 0, is: [REGISTRATION] },
    { total: 1, is: [REGISTRATION] },
    { total: 2, is: "unknown" },
  ])("with one registration of $total is $is", async ({ total, is }) => {
    const page = { registrations: [REGISTRATION], total };
    const { api } = reads(told({ [REGISTRATIONS]: page }));

    expect((await lookAtKey(api, { key: ORDERS }, ALL)).registrations).toEqual(is);
  });

  it("knows a key that never had a policy from one whose policy can't be read", async () => {
    const { api } = reads(told({ [KEY_POLICY]: null }));

    expect((await lookAtKey(api, { key: ORDERS }, ALL)).policy).toBeNull();
  });
});

describe("two looks at a key", () => {
  const { same } = keySubject(ALL);
  const one = seen(aKey(), { registrations: [REGISTRATION, OTHER] });

  it.each([
    { what: "the time", other: { ...one, serverNow: hours(1) }, is: true },
    { what: "the policy", other: { ...one, policy: POLICY }, is: true },
    { what: "the order", other: { ...one, registrations: [OTHER, REGISTRATION] }, is: true },
    { what: "the state", other: { ...one, key: aKey({ state: "suspended" }) }, is: false },
    { what: "the date of an update", other: { ...one, key: aKey({ updatedAt: NOW }) }, is: false },
    { what: "a registration less", other: { ...one, registrations: [OTHER] }, is: false },
    {
      what: "a retention policy",
      other: { ...one, registrations: [{ ...REGISTRATION, preventKeyDeletion: true }, OTHER] },
      is: false,
    },
    { what: "what can be read", other: { ...one, registrations: "unknown" as const }, is: false },
  ])("that differ in $what are the same: $is", ({ other, is }) => {
    expect(same(one, other)).toBe(is);
  });

  it("are the same where nobody was shown what is registered", () => {
    const unknown = { ...one, registrations: "unknown" as const };

    expect(same(unknown, one)).toBe(true);
    expect(same(unknown, unknown)).toBe(true);
  });
});

describe("what is told of a key", () => {
  const { tell } = keySubject(ALL);
  const none = { until: null, restoreUntil: null, purgeFrom: null };
  const named = { id: ORDERS, name: "orders-db-root" };

  it.each([
    {
      of: "an unread one",
      look: null,
      is: { ...none, key: { id: ORDERS, name: null, state: null } },
    },
    {
      of: "one that is gone",
      look: "gone" as const,
      is: { ...none, key: { id: ORDERS, name: null, state: "purged" } },
    },
    {
      of: "an active one",
      look: seen(aKey()),
      is: { ...none, key: { ...named, state: "active" } },
    },
    {
      of: "an approved one",
      look: seen(approvedKey(1)),
      is: { ...none, key: { ...named, state: "active" }, until: hours(1) },
    },
    {
      of: "one that is no longer approved",
      look: seen(approvedKey(1, { setForDeletion: false })),
      is: { ...none, key: { ...named, state: "active" } },
    },
    {
      of: "a deleted one",
      look: seen(deletedKey(0, { setForDeletion: true, approvalExpires: hours(1) })),
      is: {
        key: { ...named, state: "destroyed" },
        until: null,
        restoreUntil: hours(30 * 24),
        purgeFrom: hours(4),
      },
    },
  ])("is about $of", ({ look, is }) => {
    expect(tell(look, { key: ORDERS })).toEqual(is);
  });
});

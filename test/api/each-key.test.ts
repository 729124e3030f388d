import { describe, expect, it } from "vitest";
import { eachKey } from "../../src/api/each-key.js";
import { type Key, LIVING } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aKey } from "../support/a-key.js";
import { FakeKeyReads, notFound } from "../support/fake-key-reads.js";
import type { Page } from "../support/listed.js";

const told = aKey(1);
const untold: Key = { ...aKey(2), dualAuth: "unknown", setForDeletion: "unknown" };
const dead: Key = { ...untold, id: aKey(3).id, state: "destroyed" };
const down = new KpDualError("not-reached");

const page = (...keys: readonly Key[]): Page => ({ keys, incomplete: false });

/** What was handed over, and why it is not all. */
async function handedOver(reads: FakeKeyReads) {
  const keys: Key[] = [];
  const lack = await eachKey(reads, LIVING, (taken) => void keys.push(...taken.keys));
  return { keys, lack };
}

describe("every key", () => {
  it("is handed over as the list tells it, and nothing is asked beside the list", async () => {
    const reads = new FakeKeyReads({ pages: { 0: page(told, dead) }, total: 2 });

    expect(await handedOver(reads)).toEqual({ keys: [told, dead], lack: null });
    expect(reads.asked).toHaveLength(2);
  });

  it("of which the list leaves dual authorization out is looked at, in its place", async () => {
    const known = { ...untold, dualAuth: false, setForDeletion: false } as const;
    const reads = new FakeKeyReads({
      pages: { 0: page(untold, told) },
      total: 2,
      metadata: { [untold.id]: known },
    });

    expect(await handedOver(reads)).toEqual({ keys: [known, told], lack: null });
    expect(reads.asked.filter((each) => each.includes("metadata"))).toHaveLength(1);
  });

  it.each([
    { dualAuth: true, setForDeletion: "unknown" },
    { dualAuth: true, setForDeletion: true, approvalExpires: null },
  ] as const)("is looked at where the list tells no more than %j", async (listed) => {
    const half: Key = { ...aKey(2), ...listed };
    const known: Key = { ...half, setForDeletion: true, approvalExpires: new Date(1) };
    const metadata = { [half.id]: known };
    const reads = new FakeKeyReads({ pages: { 0: page(half) }, total: 1, metadata });

    expect(await handedOver(reads)).toEqual({ keys: [known], lack: null });
  });

  it("that is gone by then stays as it was listed", async () => {
    const metadata = { [untold.id]: notFound };
    const reads = new FakeKeyReads({ pages: { 0: page(untold) }, total: 1, metadata });

    expect(await handedOver(reads)).toEqual({ keys: [untold], lack: null });
  });

  it.each([
    ["a page can't be read", { pages: { 0: down } }, down],
    ["one of its keys can't be looked at", { metadata: { [untold.id]: down } }, down],
  ])("may be missing where %s, and then that is said", async (_, differences, error) => {
    const reads = new FakeKeyReads({ pages: { 0: page(untold) }, total: 1, ...differences });

    expect(await handedOver(reads)).toEqual({ keys: [], lack: error });
  });

  it.each([
    [{ pages: { 0: page(told) }, total: 2 }, "counts 2 keys and lists 1"],
    [{ pages: { 0: { ...page(told), incomplete: true } }, total: 1 }, "search is incomplete"],
  ])("is not taken for all of them where the service lists fewer: %o", async (said, why) => {
    const { keys, lack } = await handedOver(new FakeKeyReads(said));

    expect(keys).toEqual([told]);
    expect(lack).toMatchObject({ code: "list-incomplete", exit: 9 });
    expect(lack?.facts.why).toContain(why);
  });

  it("is no excuse for a fault of our own", async () => {
    const fault = new TypeError("x is not a function");
    const read = () => Promise.reject(fault);

    await expect(eachKey({ read }, LIVING, () => undefined)).rejects.toBe(fault);
  });
});

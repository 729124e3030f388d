import { describe, expect, it } from "vitest";
import { resolved } from "../../src/commands/resolved.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aKey } from "../support/a-key.js";
import { aSession } from "../support/a-session.js";
import { FakeKeyReads } from "../support/fake-key-reads.js";
import { FakeService } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import { ORDERS } from "../views/models.js";

describe("resolved", () => {
  it("names each key once, in the order of the command line", async () => {
    const session = aSession(new FakeService({}));
    const other = `1${ORDERS.slice(1)}`;

    const targets = await resolved({ keys: [other, ORDERS, other.toUpperCase()] }, session);

    expect(targets).toEqual([{ key: other }, { key: ORDERS }]);
    expect(session.notices).toEqual(["1 of the 3 name a key that was named before"]);
  });

  it("says nothing where none is named twice", async () => {
    const session = aSession(new FakeService({}));

    await resolved({ keys: [ORDERS] }, session);

    expect(session.notices).toEqual([]);
  });

  it("tells of a failure in which instance it was", async () => {
    const session = aSession(new FakeService({}));

    const failed = await resolved({ keys: [" "] }, session).catch((error: KpDualError) => error);

    expect(failed).toBeInstanceOf(KpDualError);
    expect((failed as KpDualError).explanation.do.join()).toBe(
      "look for it among all keys: kp-dual key list --instance prod-eu",
    );
  });
});

describe("resolved, of a list", () => {
  const aSessionOver = (told: ConstructorParameters<typeof FakeKeyReads>[0]) => {
    const session = aSession(new FakeService({}));
    return { ...session, api: { ...session.api, read: new FakeKeyReads(told).read } };
  };
  const listOf = (...texts: readonly string[]) => ({
    keys: texts,
    list: { sha256: "", file: "keys.txt", keys: texts.map((text, at) => ({ text, line: at + 1 })) },
  });
  const keys = [aKey(1, "orders"), aKey(2, "twice"), aKey(3, "twice")];
  const SOME = { pages: { 0: { keys, incomplete: false } }, total: keys.length };
  const why = async (told: typeof SOME, ...texts: readonly string[]) => {
    const failed = await resolved(listOf(...texts), aSessionOver(told)).catch((error) => error);
    expect(failed).toMatchObject({ code: "bad-list", exit: 2 });
    return (failed as KpDualError).explanation.why;
  };

  it("keeps the order of the lines, whatever the keys are named by", async () => {
    const targets = await resolved(listOf(idOf(9), "orders", idOf(3)), aSessionOver(SOME));

    expect(targets).toEqual([{ key: idOf(9) }, { key: idOf(1) }, { key: idOf(3) }]);
  });

  it("collapses a name and its id into one, with a notice", async () => {
    const session = aSessionOver(SOME);

    expect(await resolved(listOf("orders", idOf(1)), session)).toEqual([{ key: idOf(1) }]);
    expect(session.notices).toEqual(["1 of the 2 name a key that was named before"]);
  });

  it("tells of every line that fits no key, or two", async () => {
    expect(await why(SOME, "nobody", "orders", "twice", "{file}")).toBe(
      'keys.txt: line 1 names no key here: "nobody"; ' +
        `line 3 names more than one key: "twice" is the name of ${idOf(2)} and the name of ${idOf(3)}; ` +
        'line 4 names no key here: "{file}"',
    );
  });

  it.each([
    [20, /line 20 names no key here: "n20"$/],
    [21, /line 20 names no key here: "n20"; and 1 more$/],
    [1000, /line 20 names no key here: "n20"; and 980 more$/],
  ])("tells of at most 20 of %i bad lines", async (count, end) => {
    const names = Array.from({ length: count }, (_, at) => `n${at + 1}`);

    expect(await why(SOME, ...names)).toMatch(end);
  });

  it("cuts a line that is no name by its length", async () => {
    expect(await why(SOME, `n ${"x".repeat(100_000)}`)).toHaveLength(129);
  });

  it("blames no line where the list of keys could not be read whole", async () => {
    const cut = resolved(listOf("nobody"), aSessionOver({ ...SOME, total: 9 }));

    await expect(cut).rejects.toMatchObject({ code: "list-incomplete", exit: 9 });
  });
});

import { describe, expect, it } from "vitest";
import type { EmulatedKey } from "../../src/emulator/emulated-key.js";
import { KeyStore } from "../../src/emulator/key-store.js";
import { at, DAY, ORDERS } from "./seeds.js";

const OTHER = "11a4c0de-52b7-4e19-8c36-7f9d0b1e2a35";
const key = (id: string, more: Partial<EmulatedKey> = {}) =>
  ({ id, name: "before", aliases: [], state: 1, deleted: null, ...more }) as unknown as EmulatedKey;

const atOnce = { ms: 0, elapsed: () => 0 };

describe("KeyStore", () => {
  it("finds a key by its id in any case, and by an alias", () => {
    const store = new KeyStore([key(ORDERS, { aliases: ["orders"] })], atOnce);
    expect(store.current(ORDERS.toUpperCase(), at(0))?.id).toBe(ORDERS);
    expect(store.shown("orders", at(0))?.id).toBe(ORDERS);
    expect(store.current("ORDERS", at(0))).toBeUndefined();
  });

  it("lists by id, with what came and without what went", () => {
    const store = new KeyStore([key(OTHER), key(ORDERS)], atOnce);
    const ids = () => Array.from(store.list(at(0)), ({ id }) => id);
    expect(ids()).toEqual([ORDERS, OTHER]);

    store.write(
      "00000000-0000-4000-8000-000000000000",
      key("00000000-0000-4000-8000-000000000000"),
    );
    store.write(OTHER, null);

    expect(ids()).toEqual(["00000000-0000-4000-8000-000000000000", ORDERS]);
  });

  it.each([
    [90 * DAY - 1, true],
    [90 * DAY, false],
    [90 * DAY + 1, false],
  ])("knows a deleted key for ninety days: %i ms, %s", (ms, known) => {
    const store = new KeyStore(
      [key(ORDERS, { state: 5, deleted: { by: "x", at: at(0) } })],
      atOnce,
    );
    expect(store.current(ORDERS, at(ms)) !== undefined).toBe(known);
    expect(store.shown(ORDERS, at(ms)) !== undefined).toBe(known);
    expect(Array.from(store.list(at(ms)))).toHaveLength(known ? 1 : 0);
    expect(Array.from(store.all(at(ms)))).toHaveLength(known ? 1 : 0);
  });

  it("keeps a restored key for ever", () => {
    const store = new KeyStore([key(ORDERS, { deleted: { by: "x", at: at(0) } })], atOnce);
    expect(store.current(ORDERS, at(100 * DAY))).toBeDefined();
  });

  it("shows what was before each write until its lag is over, and decides on what is", () => {
    let now = 0;
    const store = new KeyStore([key(ORDERS)], { ms: 100, elapsed: () => now });
    const shown = () => store.shown(ORDERS, at(0))?.name;
    const listed = () => Array.from(store.list(at(0)), ({ name }) => name);

    store.write(ORDERS, key(ORDERS, { name: "first" }));
    now = 50;
    store.write(ORDERS, null);
    expect(store.current(ORDERS, at(0))).toBeUndefined();

    now = 99;
    expect([shown(), listed()]).toEqual(["before", ["before"]]);
    now = 100;
    expect([shown(), listed()]).toEqual(["first", ["first"]]);
    now = 149;
    expect([shown(), listed()]).toEqual(["first", ["first"]]);
    now = 150;
    expect([shown(), listed()]).toEqual([undefined, []]);
  });
});

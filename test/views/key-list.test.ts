import { beforeEach, describe, expect, it, vi } from "vitest";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { keyList } from "../../src/views/key-list.js";
import { widthOf } from "../../src/views/width.js";
import { HOSTILE } from "../hostile/corpus.js";
import { aKey, approvedKey, deletedKey, NOW, ORDERS, PIPE, terminal } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const row = (key = aKey()) => ({ key, serverNow: NOW });

const ROWS = [
  aKey({ dualAuth: false }),
  aKey(),
  approvedKey(1),
  approvedKey(-1),
  deletedKey(1),
  deletedKey(5),
  deletedKey(40 * 24),
  aKey({ dualAuth: "unknown" }),
].map(row);

describe("the list of keys, as text", () => {
  it("tells the stage of each key, and what is next and when", () => {
    expect(keyList.text(ROWS, true, PIPE)).toEqual([
      "ID                                    STAGE         NEXT                     NAME",
      `${ORDERS}  unprotected                            orders-db-root`,
      `${ORDERS}  protected                              orders-db-root`,
      `${ORDERS}  approval      approve by 12 May 10:20  orders-db-root`,
      `${ORDERS}  lapsed        lapsed 12 May 08:20      orders-db-root`,
      `${ORDERS}  deleted       purge from 12 May 12:20  orders-db-root`,
      `${ORDERS}  purgeable     undo until 11 Jun 04:20  orders-db-root`,
      `${ORDERS}  unrestorable  purged on 1 Jul 09:20    orders-db-root`,
      `${ORDERS}  unknown                                orders-db-root`,
    ]);
  });

  it("lets a page stand in line with those before it, without their heading", () => {
    const [first = ""] = keyList.text([row()], false, PIPE);
    const [, ...others] = keyList.text(ROWS, true, PIPE);
    expect(others.map((line) => line.indexOf("orders"))).toEqual(
      others.map(() => first.indexOf("orders")),
    );
  });

  it("tells the stage by what is next where the terminal has 80 columns", () => {
    expect(keyList.text(ROWS.slice(1, 3), true, terminal(80))).toEqual([
      "ID                                    STAGE                    NAME",
      `${ORDERS}  protected                orders-db-root`,
      `${ORDERS}  approve by 12 May 10:20  orders-db-root`,
    ]);
  });

  it.each([
    { columns: 89, headings: ["ID", "STAGE", "NEXT", "NAME"] },
    { columns: 88, headings: ["ID", "STAGE", "NAME"] },
    { columns: 75, headings: ["ID", "STAGE", "NAME"] },
  ])("has the columns $headings on a terminal of $columns", ({ columns, headings }) => {
    const [heading = ""] = keyList.text([row()], true, terminal(columns));
    expect(heading.split(/ +/)).toEqual(headings);
  });

  it("becomes fields, without a heading, where the terminal is narrower still", () => {
    expect(keyList.text([row()], true, terminal(74))).toEqual([
      `  id     ${ORDERS}`,
      "  stage  protected",
      "  name   orders-db-root",
    ]);
  });

  it("sets fields apart by a blank line, between keys and between pages alone", () => {
    const lines = (first: boolean) => keyList.text([row(), row()], first, terminal(74));

    expect(lines(true).map((line) => line === "")).toEqual([0, 0, 0, 1, 0, 0, 0].map(Boolean));
    expect(lines(false)).toEqual(["", ...lines(true)]);
  });

  it.each(HOSTILE.map((name) => [name]))("keeps the key %j to one line of a terminal", (name) => {
    const lines = keyList.text([row(aKey({ name }))], false, terminal(80));

    expect(lines).toHaveLength(1);
    expect(widthOf(lines[0] ?? "")).toBeLessThanOrEqual(80);
    expect(lines[0]?.startsWith(`${ORDERS}  protected `)).toBe(true);
  });

  it("cuts a name with … on a terminal, and nothing in a pipe", () => {
    const long = row(aKey({ name: "x".repeat(500) }));

    expect(keyList.text([long], false, terminal(80))[0]).toMatch(/ x+…$/);
    expect(keyList.text([long], false, PIPE)[0]).toMatch(/ x{500}$/);
  });

  it("takes little time for a page of 5,000", () => {
    const page = Array.from({ length: 5_000 }, () => row(approvedKey(1)));
    const began = performance.now();
    keyList.text(page, true, PIPE);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("the list of keys, as a document", () => {
  it("has the fields of the interface, in their order", () => {
    expect(keyList.schema).toBe("kp-dual/keys/1");
    expect(keyList.list).toBe("keys");
    expect(Object.entries(keyList.row(row(approvedKey(7 * 24))) ?? {})).toEqual([
      ["id", ORDERS],
      ["name", "orders-db-root"],
      ["aliases", []],
      ["keyRing", "default"],
      ["state", "active"],
      ["stage", "approval"],
      ["type", "root"],
      ["dualAuth", true],
      ["setForDeletion", true],
      ["approvalExpires", "2026-05-19T07:20:00Z"],
      ["deleted", false],
      ["deletedAt", null],
      ["deletedBy", null],
      ["restoreUntil", null],
      ["purgeFrom", null],
      ["autoPurgeOn", null],
      ["crn", null],
    ]);
  });

  it("tells the dates of a deletion, by the documented windows where the service tells none", () => {
    expect(keyList.row(row(deletedKey(5)))).toMatchObject({
      stage: "purgeable",
      deleted: true,
      deletedAt: "2026-05-12T02:20:00Z",
      deletedBy: "IBMid-3100",
      restoreUntil: "2026-06-11T02:20:00Z",
      purgeFrom: "2026-05-12T06:20:00Z",
      autoPurgeOn: "2026-08-10T02:20:00Z",
    });
  });

  it("promises no undo of a key that is restored and keeps its old dates", () => {
    expect(keyList.row(row(deletedKey(5, { state: "active" })))).toMatchObject({
      deleted: false,
      deletedAt: null,
      deletedBy: null,
      restoreUntil: null,
      purgeFrom: null,
      autoPurgeOn: null,
    });
  });

  it("ends with whether it is complete, and with what cut it short", () => {
    const error = new KpDualError("list-incomplete");

    expect(keyList.end({ complete: true, error: null })).toEqual({ complete: true });
    expect(keyList.end({ complete: false, error })).toMatchObject({
      complete: false,
      error: { title: error.explanation.title, exit: 9 },
    });
  });

  it.each([
    { end: { complete: true, error: null }, exit: 0 },
    { end: { complete: false, error: null }, exit: 9 },
    { end: { complete: false, error: new KpDualError("failing") }, exit: 8 },
  ])("exits with $exit", ({ end, exit }) => {
    expect(keyList.exit?.(end)).toBe(exit);
    expect(keyList.errors?.(end)).toEqual(end.error ? [end.error] : []);
  });

  it("says to people that there is nothing", () => {
    expect(keyList.none).toBe("no keys to show");
  });
});

import { describe, expect, it } from "vitest";
import type { PendingKey } from "../../src/core/pending-key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { type Pending, pendingView } from "../../src/views/pending.js";
import { widthOf } from "../../src/views/width.js";
import { HOSTILE } from "../hostile/corpus.js";
import {
  approvedKey,
  BOB,
  COLOURFUL,
  deletedKey,
  hours,
  INSTANCE,
  keyId,
  PIPE,
  seen,
  terminal,
} from "./models.js";

const US = { ...INSTANCE, id: "d7b2a0a8-1c1b-4f0e-9c4c-2b1a0a8f7e6d", name: "prod-us" };
const policy = { enabled: true, updatedAt: hours(3 - 7 * 24), updatedBy: "IBMid-2700" };

const waiting: PendingKey = { instance: INSTANCE, seen: seen(approvedKey(3), { policy }) };
const own: PendingKey = {
  instance: US,
  seen: seen(approvedKey(30, { id: keyId("12fd6835-6001-4482-a892-13bd2085f75d") }), {
    recorded: [{ iamId: BOB.iamId, expires: hours(30) }],
  }),
};
const lapsed: PendingKey = { instance: INSTANCE, seen: seen(approvedKey(-1)) };

const model = (keys: readonly PendingKey[], more: Partial<Pending> = {}): Pending => ({
  by: BOB,
  keys,
  within: null,
  read: ["prod-eu", "prod-us"],
  unread: [],
  failWhenPending: false,
  ...more,
});
const failed = (named: string, code: "not-reached" | "unauthorized" | "list-incomplete") => ({
  named,
  errors: [new KpDualError(code)],
});
const text = (keys: readonly PendingKey[], columns?: number) =>
  pendingView.text(model(keys), columns === undefined ? PIPE : terminal(columns));

describe("the inbox as a table", () => {
  it("says in a pipe all of it, in one line a key", () => {
    const [head = "", first = "", second = "", third = ""] = text([waiting, own, lapsed]);

    expect(head).toMatch(/^ID +STAGE +UNTIL +LEFT +YOU +FIRST APPROVER +INSTANCE +NAME$/);
    expect(first).toMatch(
      /approval .* in 3h 0m +yes +IBMid-2700, likely +prod-eu +orders-db-root$/,
    );
    expect(second).toMatch(/approval .* in 1d 6h +no +IBMid-3100, certain +prod-us /);
    expect(third).toMatch(/lapsed .* 1h 0m ago +- +- +prod-eu /);
  });

  it.each([120, 80, 70])("keeps within %i columns, with whole ids, one line a key", (columns) => {
    const lines = text([waiting, own, lapsed], columns);

    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    for (const { seen: one } of [waiting, own, lapsed])
      expect(lines.some((line) => line.startsWith(one.key.id))).toBe(true);
    expect(lines.join("\n")).toContain("prod-us");
    expect(lines.join("\n")).toContain("lapsed");
  });

  it("becomes fields where not even that fits, and cuts nothing", () => {
    const name = "a-name-that-is-longer-than-its-place";
    const { instance } = waiting;
    const lines = text([{ instance, seen: seen(approvedKey(3, { name })) }], 50);

    expect(lines.map((line) => line.trim()).join("")).toContain(name);
  });

  it("has a colour for what is yours, and the same letters", () => {
    const coloured = pendingView.text(model([waiting, own]), COLOURFUL).join("\n");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the colours that are looked for.
    expect(coloured).toMatch(/\u001b\[32myes/);
  });

  it.each(HOSTILE)("lets nothing through of %j", (name) => {
    const { instance } = waiting;
    const lines = text([{ instance: { ...instance, name }, seen: seen(approvedKey(3, { name })) }]);

    expect(lines).toHaveLength(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there.
    expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe("the inbox as a document", () => {
  const next = (pending: PendingKey) =>
    (pendingView.json(model([pending]))["keys"] as readonly { next: string | null }[])[0]?.next;
  const at = (key: Parameters<typeof seen>[0]): PendingKey => ({
    instance: INSTANCE,
    seen: seen(key),
  });

  it.each([
    { pending: waiting, is: /^kp-dual key delete \S{36} --instance prod-eu$/ },
    { pending: lapsed, is: /^kp-dual key set-for-deletion \S{36} --instance prod-eu$/ },
    {
      pending: at(approvedKey(-1, { state: "suspended" })),
      is: /^ibmcloud kp key enable \S{36} -i \S{36}$/,
    },
    { pending: at(deletedKey(1)), is: /^kp-dual key restore / },
    { pending: at(deletedKey(5)), is: /^kp-dual key purge / },
    { pending: at(deletedKey(31 * 24)), is: /^kp-dual key purge / },
  ])("names $is as what is next", ({ pending, is }) => {
    expect(next(pending)).toMatch(is);
  });

  it("names nothing for an expired key, which can't be set any more", () => {
    expect(next(at(approvedKey(-1, { state: "deactivated" })))).toBeNull();
  });

  it("tells who approved first only while that matters", () => {
    const keys = pendingView.json(model([waiting, lapsed]))["keys"];

    expect(keys).toMatchObject([
      { canYouApprove: "yes", firstApprover: { source: "key-policy" } },
      { canYouApprove: "no", firstApprover: null },
    ]);
  });
});

describe("the exit code of the inbox", () => {
  it.each<{ what: string; more: Partial<Pending>; is: number }>([
    { what: "all was read", more: {}, is: 0 },
    { what: "a key waits", more: { failWhenPending: true }, is: 3 },
    {
      what: "one was not read",
      more: {
        failWhenPending: true,
        read: ["prod-eu"],
        unread: [failed("prod-us", "not-reached")],
      },
      is: 9,
    },
    {
      what: "one was not read, and another one of its name was",
      more: { read: ["prod-us"], unread: [failed("prod-us", "not-reached")] },
      is: 9,
    },
    {
      what: "all failed alike",
      more: {
        read: [],
        unread: [failed("prod-eu", "not-reached"), failed("prod-us", "not-reached")],
      },
      is: 8,
    },
    {
      what: "all failed alike, under one name",
      more: {
        read: [],
        unread: [failed("prod-us", "not-reached"), failed("prod-us", "not-reached")],
      },
      is: 8,
    },
    {
      what: "all failed, not alike",
      more: {
        read: [],
        unread: [failed("prod-eu", "not-reached"), failed("prod-us", "unauthorized")],
      },
      is: 9,
    },
    {
      what: "the only one failed",
      more: { read: [], unread: [failed("prod-us", "unauthorized")] },
      is: 4,
    },
  ])("is $is where $what", ({ more, is }) => {
    expect(pendingView.exit?.(model([waiting], more))).toBe(is);
  });

  it("is 0 where a key only lapsed", () => {
    expect(pendingView.exit?.(model([lapsed], { failWhenPending: true }))).toBe(0);
  });
});

describe("what is next in the inbox", () => {
  const said = (keys: readonly PendingKey[], more: Partial<Pending> = {}) =>
    (pendingView.next?.(model(keys, more)) ?? []).join("\n");

  it("is a command for who may run it, of at most three keys", () => {
    const unknown = { instance: INSTANCE, seen: seen(approvedKey(40)) };
    const lines = said([waiting, own, unknown, unknown]);

    expect(lines).toMatch(/^you, before .*:\n {2}kp-dual key delete /);
    expect(lines).toContain("another Manager, before ");
    expect(lines).toContain("a Manager who is not the first approver, before ");
    expect(lines).toContain("and 1 more; ");
  });

  it.each([
    { what: "nothing is pending in prod-eu, prod-us", more: {} },
    { what: "nothing is pending in 4 instances", more: { read: ["a", "b", "c", "d"] } },
    { what: "nothing ends in the next 2d in prod-eu", more: { within: 172_800_000 } },
  ])("is that $what, with what no list holds", ({ what, more }) => {
    expect(said([], more)).toContain(what);
    expect(said([], more)).toContain("granted to you one by one");
  });

  it("never calls empty what was not read", () => {
    const lines = said([], { unread: [failed("prod-us", "list-incomplete")] });

    expect(lines).not.toMatch(/nothing (?:is pending|ends)/);
    expect(lines).toContain("nobody knows");
  });

  it("says of each that failed which one it is", () => {
    const errors = pendingView.errors?.(model([], { unread: [failed("prod-us", "not-reached")] }));

    expect(errors?.[0]?.facts.effect).toBe("prod-us not read whole");
  });
});

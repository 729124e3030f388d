import { beforeEach, describe, expect, it, vi } from "vitest";
import { keysInText } from "../../src/cli/keys-in-text.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { instancePolicyView } from "../../src/views/instance-policy.js";
import { HOSTILE } from "../hostile/corpus.js";
import { idOf } from "../support/wire-json.js";
import { aKey, INSTANCE, keyId, NOW, ORDERS, PIPE, terminal } from "./models.js";

type Model = Parameters<typeof instancePolicyView.json>[0];

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const on = { enabled: true, updatedAt: NOW, updatedBy: "IBMid-2700" };
const bare = aKey({ dualAuth: false });
const error = new KpDualError("unauthorized-role");

const model = (differences: Partial<Model> = {}): Model => ({
  instance: INSTANCE,
  policy: on,
  coverage: { total: 42, covered: 31, unknown: 0 },
  uncovered: [bare],
  showUncovered: false,
  complete: true,
  failWhenUncovered: false,
  error: null,
  listError: null,
  ...differences,
});

const text = (differences: Partial<Model> = {}) =>
  instancePolicyView.text(model(differences), PIPE).join("\n");

describe("the policy of an instance, as text", () => {
  it("tells the switch and how many keys need two people", () => {
    expect(text()).toBe(
      [
        `  instance  prod-eu (${INSTANCE.id})`,
        "  new keys  on since Tue 12 May 2026 09:20 +02:00 by IBMid-2700",
        "  keys      31 of 42 keys need two people",
      ].join("\n"),
    );
  });

  it.each([
    [{ policy: null }, "off: it was never set"],
    [{ policy: "unknown" as const }, "could not be read"],
    [{ policy: { enabled: false, updatedAt: null, updatedBy: null } }, "new keys  off\n"],
    [{ coverage: { total: 42, covered: 31, unknown: 2 } }, "of 2 the service does not tell"],
    [{ complete: false }, "31 of 42 keys need two people; the list is not complete"],
    [
      { complete: false, coverage: { total: 0, covered: 0, unknown: 0 } },
      "keys      could not be read",
    ],
  ])("tells %o: %s", (differences, told) => {
    expect(text(differences)).toContain(told);
  });

  it("lists the keys that one person can delete only when asked to", () => {
    const onTerminal = (differences: Partial<Model>) =>
      instancePolicyView.text(model(differences), terminal(80)).join("\n");

    expect(onTerminal({})).not.toContain(ORDERS);
    expect(onTerminal({ showUncovered: true })).toContain(`${ORDERS}  active  orders-db-root`);
    expect(onTerminal({ showUncovered: true, uncovered: [] })).not.toContain("NAME");
  });

  it("is, in a pipe, a list that --from reads, whatever the keys are called", async () => {
    const uncovered = [...HOSTILE, "orders, db", 'say "hi"', "#x", ""].map((name, n) => ({
      ...bare,
      id: keyId(idOf(n)),
      name,
    }));

    const lines = text({ showUncovered: true, uncovered, complete: false });

    expect(lines).toContain("# keys      31 of 42 keys need two people; the list is not complete");
    expect(await keysInText(lines, 1_000)).toEqual({
      keys: uncovered.map(({ id }, at) => ({ text: id, line: at + 5 })),
      problems: [],
    });
  });

  it("names no key, in a pipe, where there is none to name", async () => {
    const lines = text({ showUncovered: true, uncovered: [] });

    expect(await keysInText(lines, 1_000)).toEqual({ keys: [], problems: [] });
  });

  it.each([
    [{}, "policy show --uncovered --instance prod-eu"],
    [{ showUncovered: true }, `policy enable --key ${ORDERS} --instance prod-eu`],
    [
      { showUncovered: true },
      "policy show --uncovered --instance prod-eu | kp-dual policy enable --from - --instance prod-eu",
    ],
    [{ policy: null, uncovered: [] }, "policy enable --instance prod-eu"],
  ])("names the next command for %o", (differences, command) => {
    expect(instancePolicyView.next?.(model(differences))).toContain(`  kp-dual ${command}`);
  });

  it("has nothing to suggest where all is covered, or nobody may know", () => {
    expect(instancePolicyView.next?.(model({ uncovered: [] }))).toEqual([]);
    expect(instancePolicyView.next?.(model({ uncovered: [], policy: "unknown" }))).toEqual([]);
  });
});

describe("the policy of an instance, as a document", () => {
  it("has the fields of the interface, in their order, with all uncovered keys", () => {
    const document = instancePolicyView.json(model());

    expect(Object.keys(document)).toEqual([
      "schema",
      "instancePolicy",
      "coverage",
      "uncovered",
      "complete",
    ]);
    expect(document).toMatchObject({
      schema: "kp-dual/policy/1",
      instancePolicy: { enabled: true, updatedAt: "2026-05-12T07:20:00Z", updatedBy: "IBMid-2700" },
      coverage: { total: 42, covered: 31, unknown: 0 },
      uncovered: [{ id: ORDERS, stage: "unprotected" }],
      complete: true,
    });
  });

  it.each([
    { policy: null, told: { enabled: false, updatedAt: null, updatedBy: null } },
    { policy: "unknown" as const, told: null },
  ])("tells the policy $policy as $told", ({ policy, told }) => {
    expect(instancePolicyView.json(model({ policy }))["instancePolicy"]).toEqual(told);
  });
});

describe("the exit code", () => {
  const flags = { failWhenUncovered: true };

  it.each([
    [{}, 0],
    [flags, 5],
    [{ ...flags, uncovered: [] }, 0],
    [{ complete: false }, 9],
    [{ ...flags, complete: false }, 9],
    [{ error }, 4],
    [{ ...flags, complete: false, error }, 4],
  ])("of %o is %d", (differences, code) => {
    expect(instancePolicyView.exit?.(model(differences))).toBe(code);
  });

  it("comes with the explanation of what went wrong", () => {
    expect(instancePolicyView.errors?.(model({ error }))).toEqual([error]);
    expect(instancePolicyView.errors?.(model())).toEqual([]);
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import { keyPolicyView } from "../../src/views/key-policy.js";
import { aKey, INSTANCE, NOW, ORDERS, PIPE } from "./models.js";

type Model = Parameters<typeof keyPolicyView.json>[0];

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const on = { enabled: true, updatedAt: NOW, updatedBy: "IBMid-2700" };
const model = (differences: Partial<Model> = {}): Model => ({
  instance: INSTANCE,
  key: aKey(),
  policy: on,
  failWhenUncovered: true,
  ...differences,
});

const CASES = [
  {
    when: "it is on",
    differences: {},
    keyPolicy: { enabled: true, updatedAt: "2026-05-12T07:20:00Z", updatedBy: "IBMid-2700" },
    words: "two people are needed to delete it, for ever",
    changed: "Tue 12 May 2026 09:20 +02:00 by IBMid-2700",
    exit: 0,
  },
  {
    when: "a record says off",
    differences: { policy: { enabled: false, updatedAt: NOW, updatedBy: null } },
    keyPolicy: { enabled: false, updatedAt: "2026-05-12T07:20:00Z", updatedBy: null },
    words: "one person alone may delete it",
    changed: "Tue 12 May 2026 09:20 +02:00",
    exit: 5,
  },
  {
    when: "the key never had one",
    differences: { policy: null, key: aKey({ dualAuth: false }) },
    keyPolicy: { enabled: false, updatedAt: null, updatedBy: null },
    words: "one person alone may delete it",
    changed: "never set",
    exit: 5,
  },
  {
    when: "only the metadata may be read",
    differences: { policy: "unknown" as const },
    keyPolicy: { enabled: true, updatedAt: null, updatedBy: null },
    words: "two people are needed to delete it, for ever",
    changed: "not readable without the Manager role",
    exit: 0,
  },
  {
    when: "nothing tells",
    differences: { policy: "unknown" as const, key: aKey({ dualAuth: "unknown" as const }) },
    keyPolicy: { enabled: "unknown", updatedAt: null, updatedBy: null },
    words: "the service does not tell",
    changed: "not readable without the Manager role",
    exit: 0,
  },
];

describe("the policy of a key", () => {
  it.each(CASES)("is told where $when", ({ differences, keyPolicy, words, changed, exit }) => {
    const text = keyPolicyView.text(model(differences), PIPE);

    expect(text).toContain(`  policy    ${words}`);
    expect(text).toContain(`  changed   ${changed}`);
    expect(keyPolicyView.json(model(differences))).toEqual({
      schema: "kp-dual/policy/1",
      keyPolicy: { id: ORDERS, ...keyPolicy },
    });
    expect(keyPolicyView.exit?.(model(differences))).toBe(exit);
  });

  it("fails only when asked to", () => {
    const off = { policy: null, key: aKey({ dualAuth: false }), failWhenUncovered: false };
    expect(keyPolicyView.exit?.(model(off))).toBe(0);
  });

  it("suggests to need two people where one is enough", () => {
    const off = model({ policy: null, key: aKey({ dualAuth: false }) });

    expect(keyPolicyView.next?.(off)).toContain(
      `  kp-dual policy enable --key ${ORDERS} --instance prod-eu`,
    );
    expect(keyPolicyView.next?.(model())).toEqual([]);
  });
});

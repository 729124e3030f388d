import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Question } from "../../src/core/question.js";
import type { ChangeName } from "../../src/core/report.js";
import { expectedAnswer, questionPrompt, questionScreen } from "../../src/views/question.js";
import { widthOf } from "../../src/views/width.js";
import { HOSTILE } from "../hostile/corpus.js";
import { anyCodePoints } from "../support/any-code-points.js";
import {
  aKey,
  approvedKey,
  asked,
  COLOURFUL,
  deletedKey,
  INSTANCE,
  keyId,
  NOW,
  ORDERS,
  seen,
  terminal,
} from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const OTHER = keyId("11111111-6001-4482-a892-13bd2085f75d");
const named = (name: string) => asked([seen(aKey({ name }))]);
const screen = (question: Question, columns = 80) =>
  questionScreen(question, terminal(columns)).join("\n");
const ACTIONS: readonly ChangeName[] = [
  "set-for-deletion",
  "unset",
  "delete",
  "restore",
  "purge",
  "enable-policy",
  "disable-policy",
];

describe("what a person types", () => {
  it.each([
    ["orders-db-root", "orders-db-root"],
    ["abc", "abc"],
    ["a b", "a b"],
    ["~!@#$%", "~!@#$%"],
    ["02fd6835", "02fd6835"],
    ["ab", "02fd6835"],
    ["", "02fd6835"],
    [" abc", "02fd6835"],
    ["abc ", "02fd6835"],
    ["   ", "02fd6835"],
    ["\u043erders", "02fd6835"],
    ["ord\ters", "02fd6835"],
    ["orders\n", "02fd6835"],
    ["ord\u007fers", "02fd6835"],
    ["orders\u200b", "02fd6835"],
  ])("for a key named %j is %j", (name, answer) => {
    expect(expectedAnswer(named(name))).toBe(answer);
  });

  it("for several keys is how many were named, also where fewer will be changed", () => {
    const keys = [seen(aKey()), seen(aKey({ id: OTHER }))];
    const several = (named: number) => asked(keys, { asked: { kind: "keys", seen: keys, named } });

    expect(expectedAnswer(several(2))).toBe("2");
    expect(expectedAnswer(several(37))).toBe("37");
    expect(
      expectedAnswer(asked([], { asked: { kind: "keys", seen: [seen(aKey())], named: 3 } })),
    ).toBe("3");
  });

  it("to a mild question is y", () => {
    expect(expectedAnswer(asked([seen(aKey())], { danger: "mild" }))).toBe("y");
    const policy = { kind: "policy", seen: { policy: null, keys: 1, serverNow: NOW } } as const;
    expect(expectedAnswer(asked([], { asked: policy }))).toBe("y");
  });
});

describe("the prompt", () => {
  it.each([
    [named("orders"), "To delete it, type its name:"],
    [named("ab"), "To delete it, type the first 8 characters of its id:"],
    [named("02fd6835"), "To delete it, type its name:"],
    [
      asked([seen(aKey()), seen(aKey({ id: OTHER }))]),
      "To delete them, type the number of keys that were named:",
    ],
    [asked([seen(aKey())], { danger: "mild", action: "unset" }), "Take the approval back? (y/N)"],
  ])("names what to type and shows none of it (%#)", (question, prompt) => {
    expect(questionPrompt(question)).toBe(prompt);
  });

  it.each(HOSTILE.map((name) => [name]))("is the same whatever the key is called: %j", (name) => {
    expect([
      "To delete it, type its name:",
      "To delete it, type the first 8 characters of its id:",
    ]).toContain(questionPrompt(named(name)));
  });
});

describe("the screen before a deletion", () => {
  const registrations = [
    {
      resourceCrn: "crn:v1:bluemix:public:cos:global:a/1::bucket:orders",
      preventKeyDeletion: false,
    },
    { resourceCrn: "crn:v1:bluemix:public:cos:global:a/1::bucket:kept", preventKeyDeletion: true },
  ];
  const policy = { enabled: true, updatedAt: NOW, updatedBy: "IBMid-2700" };
  const question = asked([seen(approvedKey(7 * 24), { registrations, policy })]);

  it("shows everything that a person must see", async () => {
    await expect(`${screen(question)}\n`).toMatchFileSnapshot("../golden/question-delete.txt");
  });

  it.each([
    ["the name", '  name        "orders-db-root"'],
    ["the whole id", `  id          ${ORDERS}`],
    ["the key ring", "  key ring    default"],
    ["the instance", `  instance    prod-eu (${INSTANCE.id})`],
    ["the region", "  region      eu-de"],
    ["the service", "  service     Key Protect"],
    ["who is acting", "  you are     bob@example.com (IBMid-3100)"],
    ["the approval and its deadline", "until Tue 19 May 2026 09:20 +02:00, in 7d 0h"],
    ["who likely gave it", "likely given by IBMid-2700; the service does not tell"],
    ["what is registered", "  registered  2 resources"],
    ["each resource", "bucket:orders"],
    ["a retention policy", "bucket:kept (retention policy)"],
    ["what is lost", "nothing that is encrypted with it can be read"],
    ["until when it can be undone", "until Thu 11 Jun 2026 09:20 +02:00 (30 days)"],
    ["from when on it can be purged", "from Tue 12 May 2026 13:20 +02:00 (4 hours)"],
  ])("has %s", (_, told) => {
    expect(screen(question, 400)).toContain(told);
  });

  it("says what force does, only where it is asked for", () => {
    const forced = asked([seen(aKey(), { registrations })], { force: true });
    expect(screen(forced, 120)).toContain("2 resources; --force removes the registrations");
    expect(screen(question, 120)).not.toContain("--force");
  });

  it.each([
    [{ registrations: "unknown" as const }, "registered  could not be read"],
    [{ registrations: [] }, "registered  nothing"],
  ])("says what is known of the registrations: %o", (more, told) => {
    expect(screen(asked([seen(aKey(), more)]))).toContain(told);
  });

  it("names ten resources, and how many more there are", () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      resourceCrn: `crn:${at}:`,
      preventKeyDeletion: false,
    }));
    const text = screen(asked([seen(aKey(), { registrations: many })]));

    expect(text).toContain("crn:9:");
    expect(text).not.toContain("crn:10:");
    expect(text).toContain("and 2 more");
  });

  it("says where one person is enough", () => {
    expect(screen(asked([seen(aKey({ dualAuth: false }))]))).toContain(
      "approval    not needed: one person may delete this key",
    );
  });

  it("says what is not known of the place", () => {
    const instance = { ...INSTANCE, name: null, region: null, service: "hs-crypto" as const };
    const text = screen(asked([seen(aKey({ keyRing: null }))], { instance }));

    expect(text).toContain("  key ring    not known");
    expect(text).toContain(`  instance    ${INSTANCE.id}\n  region      not known`);
    expect(text).toContain("Hyper Protect Crypto Services");
  });

  it("is marked in red, and by its words too", () => {
    const [heading = ""] = questionScreen(question, COLOURFUL);
    expect(heading).toContain("\u001b[31m");
    expect(heading).toContain("DELETE this key");
  });
});

describe("a screen", () => {
  it.each(HOSTILE.map((name) => [name]))("can't be made to look like another one by %j", (name) => {
    const plain = screen(named("orders-db-root")).split("\n");
    const lines = screen(named(name)).split("\n");
    const labels = (text: readonly string[]) =>
      text
        .map((line) => line.slice(0, 14).trim())
        .filter((label) => label && label !== "look twice");

    expect(labels(lines)).toEqual(labels(plain));
    expect(lines).toContain(`  id          ${ORDERS}`);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it("has the whole id, and nothing of the name outside its quotes", () => {
    const marked = anyCodePoints(200).map((text) => `${text}\u2603${text}`);
    fc.assert(
      fc.property(marked, fc.integer({ min: 60, max: 200 }), (name, columns) => {
        const text = screen(named(name), columns);
        const [, inside = "", outside = ""] = /"([^"]*)"(.*)/s.exec(text) ?? [];

        expect(text).toContain(ORDERS);
        expect(inside).toContain("\u2603");
        expect(outside.slice(outside.indexOf("\n"))).not.toMatch(/["\u2603]|[^\x20-\x7E\n]/);
      }),
    );
  });

  it("marks a name that is not what it looks like, by its code points", () => {
    expect(screen(named("\u043erders"))).toContain("look twice  not plain ASCII: U+043E at 1");
    expect(screen(named("orders"))).not.toContain("look twice");
  });

  it("never ends with the name: the undo stands between it and the prompt", () => {
    for (const action of ACTIONS) {
      const lines = questionScreen(asked([seen(deletedKey(5))], { action }), terminal(400));
      expect(lines.at(-1)).toBe("");
      expect(lines.at(-2)).toMatch(/^ {2}undo {2}/);
    }
  });

  it.each([
    ["purge", "PURGE this key FOR EVER", "lost for ever", "none after this"],
    ["enable-policy", "FOR EVER", "without a second Manager", "can never be taken back"],
    ["set-for-deletion", "first of two", "another Manager may delete it", "kp-dual key unset"],
    ["unset", "Take back", "nobody can delete it", "seven new days"],
    ["restore", "Restore", "can be read again", "delete it again"],
  ] as const)("before %s says what it comes to", (action, ...told) => {
    const text = screen(asked([seen(deletedKey(5))], { action }), 400);
    for (const words of told) expect(text).toContain(words);
  });

  it("shows of a deleted key when that was, by whom, and until when it can be restored", () => {
    const text = screen(asked([seen(deletedKey(5))], { action: "purge" }));

    expect(text).toContain("deleted     Tue 12 May 2026 04:20 +02:00, 5h 0m ago by IBMid-3100");
    expect(text).toContain("restorable  until Thu 11 Jun 2026 04:20 +02:00, in 29d 19h");
  });
});

describe("the screen about several keys", () => {
  const keys = [
    seen(approvedKey(7 * 24)),
    seen(approvedKey(1, { id: OTHER, name: "\u043e" }), { registrations: "unknown" }),
  ];

  it("is one table with every id in full, and the names in quotes", () => {
    const lines = questionScreen(asked(keys), terminal(120));

    expect(lines[0]).toBe("DELETE these 2 keys");
    expect(lines.slice(2, 5)).toEqual([
      "ID                                    STAGE     NEXT                     REGISTERED  NAME",
      `${ORDERS}  approval  approve by 19 May 09:20  0           "orders-db-root"`,
      `${OTHER}  approval  approve by 12 May 10:20  unknown     "о"`,
    ]);
  });

  it("says nothing of registrations before a mild step, which does not read them", () => {
    const mild = { action: "set-for-deletion", danger: "mild" } as const;
    const unread = seen(aKey(), { registrations: "unknown" });

    expect(questionScreen(asked(keys, mild), terminal(120)).join("\n")).not.toContain("REGISTERED");
    expect(screen(asked([unread], mild))).not.toContain("registered");
    expect(screen(asked([unread]))).toContain("registered  could not be read");
  });

  it("says how many were named where fewer will be changed", () => {
    const more = asked(keys, { asked: { kind: "keys", seen: keys, named: 4 } });
    expect(screen(more, 120)).toContain("4 keys were named; only these 2 will be changed.");
    expect(screen(asked(keys), 120)).not.toContain("were named");
  });

  it("shows the one key that is left of several in full", () => {
    const one = asked(keys, { asked: { kind: "keys", seen: keys.slice(0, 1), named: 2 } });
    expect(screen(one)).toContain(`  id          ${ORDERS}`);
    expect(screen(one)).toContain("2 keys were named; only this one will be changed.");
  });
});

describe("the screen about the policy of an instance", () => {
  const about = (action: ChangeName, keys: number | null, policy: object | null = null) =>
    screen(
      asked([], {
        action,
        danger: "mild",
        asked: {
          kind: "policy",
          seen: {
            policy: policy && { enabled: true, updatedAt: NOW, updatedBy: null },
            keys,
            serverNow: NOW,
          },
        },
      }),
      400,
    );

  it.each(["enable-policy", "disable-policy"] as const)(
    "%s says how many keys stay as they are",
    (action) => {
      expect(about(action, 42)).toContain("the 42 existing keys stay as they are");
      expect(about(action, null)).toContain("the existing keys stay as they are");
    },
  );

  it("says that a second Manager must exist before it is switched on", () => {
    expect(about("enable-policy", 42)).toContain("a second Manager must exist");
    expect(about("disable-policy", 42)).toContain("one person alone may delete");
  });

  it("says how the switch stands now", () => {
    expect(about("enable-policy", 1)).toContain("policy now  off: it was never set");
    expect(about("disable-policy", 1, {})).toContain(
      "policy now  on since Tue 12 May 2026 09:20 +02:00, now",
    );
  });
});

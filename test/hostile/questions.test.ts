import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/core/question.js";
import { expectedAnswer, questionPrompt, questionScreen } from "../../src/views/question.js";
import { quoted } from "../../src/views/quoted.js";
import { widthOf } from "../../src/views/width.js";
import { aKey, asked, seen, terminal } from "../views/models.js";
import { anyText } from "./any-text.js";
import { CORPUS } from "./corpus.js";
import { modelsWith } from "./models.js";
import { rawIn } from "./raw.js";

const COLUMNS = 80;
/** Rows of all facts about one key, were each as long as it may be. */
const MOST_LINES = 90;
const PROMPTS = [
  "To delete it, type its name:",
  "To delete it, type the first 8 characters of its id:",
];

/** A deletion in which everything that is told comes from somebody who means harm. */
function questionWith(text: string): Question {
  const { keys, instance, by, request } = modelsWith(text);
  const [seen] = keys;
  return asked([seen], {
    instance,
    by,
    force: true,
    asked: { kind: "keys", seen: [seen], named: 1, request },
  });
}

const LABELS =
  /^(?:DELETE this key| {2}(?:name|look twice|id|key ring|state|approval|registered|since then|CHANGED|claimed|instance|region|service|you are|effect|undo|)(?: +\S.*)?|)$/;

function isHonest(text: string): void {
  const question = questionWith(text);
  const lines = questionScreen(question, terminal(COLUMNS));

  expect(rawIn(lines.join(""))).toEqual([]);
  expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
  for (const line of lines) {
    expect(widthOf(line)).toBeLessThanOrEqual(COLUMNS);
    expect(line).toMatch(/^(?:DELETE this key$| {2}|$)/);
    expect(line.trimEnd()).toMatch(LABELS);
  }
  expect(
    lines.filter((line) => line === "  id          02fd6835-6001-4482-a892-13bd2085f75d"),
  ).toHaveLength(1);
  expect(lines.at(-1)).toBe("");
  expect(PROMPTS).toContain(questionPrompt(question));
}

/** The name that a quotation stands for: only one does. */
const meant = (told: string): string =>
  told
    .slice(1, -1)
    .replace(/<U\+([0-9A-F]{4,6})>/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );

describe("the screen before a deletion", () => {
  it.each(Object.keys(CORPUS))("can't be made to look like another one: %s", (kind) => {
    isHonest(CORPUS[kind] ?? "");
  });

  it("can't by 1,000 texts that nobody made up", () => {
    let tried = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        tried += 1;
        isHonest(text);
      }),
      { numRuns: 1_000 },
    );
    expect(tried).toBe(1_000);
  }, 120_000);

  it("asks for a name only where it shows that very name, and all of it", () => {
    const answer = (name: string) => expectedAnswer(questionWith(name));

    expect(answer("orders-db-root")).toBe("orders-db-root");
    expect(answer("x".repeat(198))).toBe("x".repeat(198));
    expect(answer("x".repeat(199))).toBe("02fd6835");
    expect(answer('say "hi"')).toBe("02fd6835");
    expect(answer("pay<U+202E>roll")).toBe("02fd6835");
  });
});

describe("a registered resource", () => {
  it.each([
    ["crn:v1:a", false, "crn:v1:a"],
    ["crn:v1:a", true, "crn:v1:a (retention policy)"],
    ["crn:v1:a (retention policy)", false, "crn:v1:a<U+0020>(retention<U+0020>policy)"],
  ])("%j can't say what only kp-dual says of it (%j)", (resourceCrn, preventKeyDeletion, told) => {
    const registrations = [{ resourceCrn, preventKeyDeletion }];
    const lines = questionScreen(asked([seen(aKey(), { registrations })]), terminal(COLUMNS));

    expect(lines.filter((line) => line.includes("crn:v1:a"))).toEqual([
      expect.stringMatching(new RegExp(`^ +${told.replace(/[()+]/g, "\\$&")}$`)),
    ]);
  });
});

describe("a name in quotes", () => {
  it.each([
    ["pay\u202eroll", '"pay<U+202E>roll"'],
    ["pay<U+202E>roll", '"pay<U+003C>U+202E>roll"'],
    ['say "hi"', '"say <U+0022>hi<U+0022>"'],
    ["say <U+0022>hi<U+0022>", '"say <U+003C>U+0022>hi<U+003C>U+0022>"'],
  ])("%j is told as %s", (name, told) => {
    expect(quoted(name)).toBe(told);
  });

  it("stands for no other name: what is told leads back to it", () => {
    for (const text of Object.values(CORPUS)) expect(meant(quoted(text))).toBe(text);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(meant(quoted(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureJson, failureLines } from "../../src/views/failure.js";
import { json, type Shown } from "../../src/views/gate.js";
import type { Style } from "../../src/views/style.js";
import { widthOf } from "../../src/views/width.js";
import { COLOURFUL, PIPE, terminal } from "../views/models.js";
import { anyText } from "./any-text.js";
import { CORPUS } from "./corpus.js";
import { rawIn, rawInPipe } from "./raw.js";
import { type Walk, walksWith } from "./walks.js";

const NARROW = terminal(60);
const STYLES: readonly Style[] = [PIPE, NARROW, terminal(100), COLOURFUL];
/** So much of a text goes through all views; the questions get the whole of it. */
const LONGEST = 1_000;
const NAMES = Object.keys(walksWith(""));
const GENERATED = 10_000;

/** What has no text of others in it, where it is not the emulator's: names and files of this machine's owner, and ours. */
const OWN =
  /^(?:emulator|rehearsal|topic|completion|explanations|instance(?:Added|Removed)|auditView, saved|resumption, of nothing)/;

/** What is long, or one of many of its kind, is drawn once. */
const stylesFor = (kind: string, text: string): readonly Style[] =>
  text.length === LONGEST || kind.startsWith("control") ? [NARROW] : STYLES;

function isSafe(lines: readonly Shown[], { columns }: Style): void {
  const text = lines.join("");
  expect(columns === undefined ? rawInPipe(text) : rawIn(text)).toEqual([]);
  expect(text).not.toContain("\n");
}

/** A command is never broken. */
const isCommand = (line: string): boolean =>
  /^ +(?:.{0,4}do.{0,5} {4,5})?(?:kp-dual|ibmcloud) /.test(line);
/** No line is longer than the terminal is wide, so that no row of it can begin with text from outside. */
const fits = (lines: readonly Shown[], columns: number): void =>
  expect(lines.filter((line) => widthOf(line) > columns && !isCommand(line))).toEqual([]);

function isWhole(document: unknown): void {
  const text = json(document);
  expect(rawInPipe(text)).toEqual([]);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)));
}

function isWalked(name: string, walk: Walk, style: Style): void {
  const lines = walk.lines(style);
  isSafe(lines, style);
  isSafe(walk.next, style);
  if (style.columns && !OWN.test(name)) fits(lines, style.columns);
  for (const error of walk.errors) {
    const told = failureLines(error, style);
    isSafe(told, style);
    if (style.columns) fits(told, style.columns);
    expect(PIPE === style ? told.length : 5).toBeLessThanOrEqual(5);
    isWhole(failureJson(error));
  }
  for (const document of walk.documents) isWhole(document);
}

const VIEWS = new URL("../../src/views/", import.meta.url);

/** The views that the sources have, whoever added them. */
const viewsInSources = () =>
  readdirSync(VIEWS)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      Array.from(
        readFileSync(new URL(file, VIEWS), "utf8").matchAll(
          /^export const (\w+): (?:List)?View</gm,
        ),
        ([, name = ""]) => name,
      ),
    );

it("reaches every view that there is, by more than sixty texts made by hand", () => {
  const walked = new Set(NAMES.map((name) => name.split(",")[0]));

  expect([...walked].sort()).toEqual(viewsInSources().sort());
  expect(walked.size).toBeGreaterThan(20);
  expect(Object.keys(CORPUS).filter((kind) => !kind.startsWith("control")).length).toBeGreaterThan(
    60,
  );
});

describe("a hostile text in every view", () => {
  it.each(Object.keys(CORPUS))("is harmless: %s", (kind) => {
    const text = CORPUS[kind]?.slice(0, LONGEST) ?? "";
    for (const [name, walk] of Object.entries(walksWith(text)))
      for (const style of stylesFor(kind, text)) isWalked(name, walk(), style);
  });

  it(`is harmless in ${GENERATED} that nobody made up`, () => {
    const drawn = new Set<string>();
    let tried = 0;
    fc.assert(
      fc.property(anyText, fc.constantFrom(...STYLES), (text, style) => {
        const name = NAMES[tried % NAMES.length] ?? "";
        tried += 1;
        drawn.add(name);
        const walk = walksWith(text)[name];
        if (walk) isWalked(name, walk(), style);
      }),
      { numRuns: GENERATED },
    );
    expect(tried).toBe(GENERATED);
    expect([...drawn]).toEqual(NAMES);
  }, 240_000);
});

import { describe, expect, it } from "vitest";
import { forPeople } from "../../src/cli/for-people.js";
import type { View } from "../../src/views/view.js";
import { widthOf } from "../../src/views/width.js";
import { terminal } from "../views/models.js";
import { type Walk, walksWith } from "./walks.js";

const WIDTHS = Array.from({ length: 200 - 40 + 1 }, (_, at) => 40 + at);

const TEXTS = {
  "a usual name": "orders-db-root",
  "a sentence": "the key of all orders that were made before the year 2019 and paid in cash",
  "wide letters": "日本語𠀀🔑𓀀".repeat(6),
};

/** A command is never broken, so that it can be pasted; alone, or behind the label of what to do. */
const isCommand = (line: string): boolean => /^ +(?:do {5})?(?:kp-dual|ibmcloud) /.test(line);

const viewOf = ({ lines, next, errors }: Walk): View<null> => ({
  text: (_, style) => lines(style),
  json: () => ({}),
  errors: () => errors,
  next: () => next,
});

/** All that a terminal gets of it, on both streams. */
function linesAt(columns: number, walk: Walk): readonly string[] {
  const told: string[] = [];
  const sink = {
    write: (text: string) => void told.push(text),
    passedOn: async () => undefined,
    style: terminal(columns),
  };
  const options = { json: false, quiet: false, debug: false, noColor: false };
  forPeople({
    ...{ out: sink, err: sink, options, rehearsal: false },
    ...{ redact: (text) => text, exitWith: () => undefined },
  }).model(null, viewOf(walk));
  return told.join("").split("\n");
}

describe.each(Object.entries(TEXTS))("with %s in it", (_, text) => {
  it.each(Object.entries(walksWith(text)))(
    "%s is wider than no terminal of 40 to 200 columns",
    (_name, walked) => {
      const walk = walked();

      const tooWide = WIDTHS.flatMap((columns) =>
        linesAt(columns, walk)
          .filter((line) => widthOf(line) > columns && !isCommand(line))
          .map((line) => `${columns}: ${line}`),
      );

      expect(tooWide).toEqual([]);
    },
  );
});

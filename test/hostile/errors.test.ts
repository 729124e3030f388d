import { expect, it } from "vitest";
import { catalogue, type ErrorCode } from "../../src/errors/catalogue.js";
import { failureJson, failureLines } from "../../src/views/failure.js";
import { json } from "../../src/views/gate.js";
import { widthOf } from "../../src/views/width.js";
import { PIPE, terminal } from "../views/models.js";
import { CORPUS } from "./corpus.js";
import { modelsWith } from "./models.js";
import { rawInPipe } from "./raw.js";

const CODES = Object.keys(catalogue) as ErrorCode[];
const COLUMNS = 80;
const COMMAND = /^ {2}(?:do)? +(?:kp-dual|ibmcloud|chmod) /;
const KINDS = Object.keys(CORPUS).filter((kind) => !kind.startsWith("control"));

it("every error is harmless whatever it is about, and no row begins with a text from outside", () => {
  let tried = 0;
  for (const [at, code] of CODES.entries())
    for (const kind of KINDS.filter((_, n) => n % 10 === at % 10)) {
      const error = modelsWith(CORPUS[kind]?.slice(0, 1_000) ?? "").error(code);
      const rows = failureLines(error, terminal(COLUMNS));
      const document = json(failureJson(error));

      expect(rawInPipe(rows.join(""))).toEqual([]);
      expect(failureLines(error, PIPE).length).toBeLessThanOrEqual(5);
      // A command stays in one line, so that it can be pasted.
      const wide = rows.filter((row) => widthOf(row) > COLUMNS && !COMMAND.test(row));
      expect(wide).toEqual([]);
      expect(rows[0]).toMatch(/^error: /);
      for (const row of rows.slice(1)) expect(row).toMatch(/^ {2}(?:(?:why|said|until|do) | {5})/);
      expect(rawInPipe(document)).toEqual([]);
      expect(JSON.parse(document)).toEqual(failureJson(error));
      tried += 1;
    }
  expect(tried).toBeGreaterThan(CODES.length * 8);
});

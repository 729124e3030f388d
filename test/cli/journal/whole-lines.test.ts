import { expect, it } from "vitest";
import { type WholeLine, wholeLines } from "../../../src/cli/journal/whole-lines.js";

const MIB = 1024 * 1024;

/** Lines of a file that comes in these pieces. */
async function linesOf(pieces: Iterable<Buffer>): Promise<readonly WholeLine[]> {
  const lines: WholeLine[] = [];
  const stream = async function* () {
    yield* pieces;
  };
  for await (const line of wholeLines(stream())) lines.push(line);
  return lines;
}

it("are the same wherever the pieces are cut", async () => {
  const whole = Buffer.from("a\n\nb\u00e9\ntorn");
  const lines = [
    { text: "a", end: 2 },
    { text: "", end: 3 },
    { text: "b\u00e9", end: 7 },
  ];
  let cuts = 0;
  for (let at = 0; at <= whole.length; at += 1) {
    expect(await linesOf([whole.subarray(0, at), whole.subarray(at)])).toEqual(lines);
    cuts += 1;
  }

  expect(cuts).toBe(12);
});

it.each([
  { what: "as long as any record", more: 0, length: 64 * MIB },
  { what: "longer than any record", more: 1, length: 0 },
])("that are $what hold $length characters", async ({ more, length }) => {
  const zeros = Buffer.alloc(MIB);
  const pieces = [...Array<Buffer>(64).fill(zeros), Buffer.alloc(more), Buffer.from("\n{}\n")];

  const lines = await linesOf(pieces);

  expect(lines.map(({ text, end }) => [text.length, end])).toEqual([
    [length, 64 * MIB + more + 1],
    [2, 64 * MIB + more + 4],
  ]);
});

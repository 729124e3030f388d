import { describe, expect, it } from "vitest";
import { shown, visible } from "../../src/views/gate.js";
import { type Column, table } from "../../src/views/table.js";
import { widthOf } from "../../src/views/width.js";
import { COLOURFUL, PIPE, terminal } from "./models.js";

interface Row {
  readonly id: string;
  readonly name: string;
}

const columns: readonly Column<Row>[] = [
  { header: "ID", cell: ({ id }, { green }) => green(visible(id)) },
  { header: "NAME", cell: ({ name }) => visible(name) },
];

const ROWS: readonly Row[] = [
  { id: "1", name: "orders" },
  { id: "222", name: "日本語" },
];

describe("table", () => {
  it("has no borders, no colours of its own, and nothing behind the last column", () => {
    expect(table(columns, ROWS, PIPE)).toEqual(["ID   NAME", "1    orders", "222  日本語"]);
  });

  it("has only its heading where there are no rows", () => {
    expect(table(columns, [], PIPE)).toEqual(["ID  NAME"]);
  });

  it("stands in line with colours too", () => {
    expect(table(columns, ROWS, COLOURFUL)).toEqual([
      "\u001b[2mID\u001b[22m   \u001b[2mNAME\u001b[22m",
      "\u001b[32m1\u001b[39m    orders",
      "\u001b[32m222\u001b[39m  日本語",
    ]);
  });

  it.each([
    "日本語",
    "🔑🫠",
    "e\u0301e\u0301",
    "नमस्ते",
    "ключ",
    "𠀀𝒳𓀀𐤀🀄",
    "\u1161",
    "pay\u202eroll",
    "a\nb",
  ])(
    "has one line for a row that is named %j, and the name at the same place as any other",
    (name) => {
      const [, plain = "", other = ""] = table(
        columns,
        [
          { id: "1", name: "a" },
          { id: "1", name },
        ],
        PIPE,
      );

      expect(other).toBe(`${plain.slice(0, -1)}${visible(name)}`);
    },
  );

  it.each(["𠀀", "𓀀", "🔑", "क्ष", "नि", "e\u0301", "\u1161"])(
    "puts the next column at the same place behind %j, whatever the library takes it for",
    (text) => {
      const swapped = columns.toReversed().map(({ header, cell }) => ({ header, cell }));
      const rows = [text, "wide enough"].map((name) => ({ id: "1", name }));

      const lines = table(swapped, rows, PIPE).map((line) => widthOf(line));

      expect(lines.slice(1)).toEqual(["wide enough  1".length, "wide enough  1".length]);
    },
  );

  it("cuts nothing in a pipe, however long", () => {
    const name = "x".repeat(5_000);
    expect(table(columns, [{ id: "1", name }], PIPE)[1]).toBe(`1   ${name}`);
  });

  it("keeps to the terminal, and becomes fields where it is one column too wide", () => {
    const widest = "222  orders".length;
    const rows = [{ id: "222", name: "orders" }, ROWS[0] ?? { id: "", name: "" }];

    expect(table(columns, rows, terminal(widest))).toHaveLength(3);
    expect(table(columns, rows, terminal(widest - 1))).toEqual([
      "  id    222",
      "  name  orders",
      "",
      "  id    1",
      "  name  orders",
    ]);
  });

  it("leaves out of the fields what has nothing to tell", () => {
    const rows = [{ id: "-", name: "0123456789" }];
    expect(table(columns, rows, terminal(5))).toEqual(["  name  0123456789"]);
  });

  it("counts wide characters twice when it looks for room", () => {
    const rows = [{ id: "1", name: "日本語日本語" }];
    expect(table(columns, rows, terminal(16))[0]).toBe("ID  NAME");
    expect(table(columns, rows, terminal(15))[0]).toBe("  id    1");
  });

  it("draws 1,000 rows in line, and quickly", () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => ({ id: String(at), name: `n${at}` }));
    const began = performance.now();

    const lines = table(columns, rows, PIPE);

    expect(performance.now() - began).toBeLessThan(3_000);
    expect(lines).toHaveLength(1_001);
    expect(lines[1_000]).toBe("999  n999");
    expect(new Set(lines.slice(1).map((line) => line.indexOf("n")))).toEqual(new Set([5]));
  });

  it("never draws wider than the terminal but for what can't be broken", () => {
    const rows = [{ id: "02fd6835-6001-4482-a892-13bd2085f75d", name: "n ".repeat(200) }];
    for (const line of table(columns, rows, terminal(80)))
      expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it("has plain headings", () => {
    expect(table([{ header: "A", cell: () => shown`x` }], [1], PIPE)).toEqual(["A", "x"]);
  });
});

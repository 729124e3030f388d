import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { listDocument, listLines } from "../../src/cli/list-writer.js";
import { shown } from "../../src/views/gate.js";
import type { ListView } from "../../src/views/view.js";
import { PIPE } from "../views/models.js";

interface End {
  readonly complete: boolean;
}

const view: ListView<string, End> = {
  text: (rows, first) => [
    ...(first ? [shown`HEADING`] : []),
    ...rows.map((row) => shown`row ${row}`),
  ],
  none: shown`none`,
  schema: "kp-dual/letters/1",
  list: "letters",
  row: (row) => ({ letter: row, nested: { of: [row] } }),
  end: ({ complete }) => ({ complete, more: { nested: true } }),
};

async function* pagesOf(...pages: string[][]): AsyncGenerator<readonly string[], End> {
  for (const page of pages) yield page;
  return { complete: true };
}

const row = (letter: string) => ({ letter, nested: { of: [letter] } });

describe("listDocument", () => {
  it.each([
    ["no page", []],
    ["an empty page", [[]]],
    ["one row", [["a"]]],
    ["pages", [["a", "b"], ["c"]]],
    ["empty pages in between", [[], ["a"], [], ["b"], []]],
  ])("writes %s as one document", async (_, pages) => {
    let text = "";
    const letters = pages.flat();

    const written = await listDocument(
      pagesOf(...pages),
      view,
      async (more) => {
        text += more;
      },
      false,
    );

    const document = { schema: "kp-dual/letters/1", letters: letters.map(row) };
    const whole = { ...document, complete: true, more: { nested: true } };
    expect(text).toBe(`${JSON.stringify(whole, null, 2)}\n`);
    expect(written).toEqual({ end: { complete: true }, count: letters.length });
  });

  it("says that it is a rehearsal's", async () => {
    let text = "";

    await listDocument(
      pagesOf(["a"]),
      view,
      async (more) => {
        text += more;
      },
      true,
    );

    expect(JSON.parse(text)).toMatchObject({ rehearsal: true, letters: [row("a")] });
    expect(Object.keys(JSON.parse(text)).slice(0, 2)).toEqual(["schema", "rehearsal"]);
  });

  it("writes a page before it asks for the next one", async () => {
    const log: string[] = [];
    async function* pages(): AsyncGenerator<readonly string[], End> {
      log.push("first page");
      yield ["a"];
      log.push("second page");
      return { complete: true };
    }

    await listDocument(pages(), view, async (text) => void log.push(text), false);

    expect(log.findIndex((each) => each.includes('"a"'))).toBeLessThan(log.indexOf("second page"));
  });

  it("asks for no page before what it wrote is passed on", async () => {
    let asked = 0;
    async function* pages(): AsyncGenerator<readonly string[], End> {
      for (; asked < 2; asked++) yield ["a"];
      return { complete: true };
    }
    const waiting: (() => void)[] = [];
    const write = () => new Promise<void>((go) => void waiting.push(go));
    const passOn = async () => {
      waiting.shift()?.();
      await turn();
      return asked;
    };

    const writing = listDocument(pages(), view, write, false);

    expect(await passOn()).toBe(0);
    expect(await passOn()).toBe(1);
    expect(await passOn()).toBe(2);
    await passOn();
    expect(await writing).toMatchObject({ count: 2 });
  });
});

describe("listLines", () => {
  it("writes the heading once, with the first page that has rows", async () => {
    const lines: string[] = [];

    const { count } = await listLines(
      pagesOf([], ["a"], ["b"]),
      view,
      PIPE,
      async (more) => void lines.push(...more),
    );

    expect(lines).toEqual(["HEADING", "row a", "row b"]);
    expect(count).toBe(2);
  });
});

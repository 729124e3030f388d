import { describe, expect, it } from "vitest";
import type { OutputOptions } from "../../src/cli/output-options.js";
import { screen } from "../../src/cli/screen.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { shown } from "../../src/views/gate.js";
import type { ListView, View } from "../../src/views/view.js";
import { PIPE } from "../views/models.js";

const view: View<string> = {
  text: (model) => [shown`result ${model}`],
  json: (model) => ({ schema: "kp-dual/thing/1", thing: model }),
  exit: () => 9,
  errors: () => [new KpDualError("declined", { effect: "not deleted" })],
  next: () => [shown`next: more`],
};

const letters: ListView<string, KpDualError | null> = {
  text: (rows, first) => [...(first ? [shown`HEADING`] : []), ...rows.map((row) => shown`${row}`)],
  none: shown`no letters`,
  schema: "kp-dual/letters/1",
  list: "letters",
  row: (row) => row,
  end: () => ({}),
  exit: (error) => error?.exit ?? 0,
  errors: (error) => (error ? [error] : []),
};

async function* pagesOf<End>(end: End, ...pages: string[][]): AsyncGenerator<string[], End> {
  for (const page of pages) yield page;
  return end;
}

/** A screen of which everything is kept that it writes. */
function kept(options: Partial<OutputOptions> = {}, rehearsal = false) {
  const told = { out: "", err: "", exits: [] as number[] };
  const sink = (to: "out" | "err") => ({
    write: (text: string) => {
      told[to] += text;
    },
    passedOn: async () => undefined,
    style: PIPE,
  });
  const made = screen({
    out: sink("out"),
    err: sink("err"),
    options: { json: false, quiet: false, debug: false, noColor: false, ...options },
    rehearsal,
    redact: (text) => text.replaceAll("hunter2", "[secret]"),
    exitWith: (code) => void told.exits.push(code),
  });
  return { told, screen: made };
}

describe("for people", () => {
  it("shows the result, then errors, then hints, and sets the exit code", () => {
    const { told, screen } = kept();

    screen.show("x", view);

    expect(told.out).toBe("result x\n");
    expect(told.err).toMatch(/^error: not deleted: stopped[\s\S]*\nnext: more\n$/);
    expect(told.exits).toEqual([9]);
  });

  it("drops hints and notices when told to be quiet, and nothing else", () => {
    const { told, screen } = kept({ quiet: true });

    screen.notice(shown`by the way`);
    screen.aside(() => [shown`by the way`]);
    screen.show("x", view);

    expect(told.out).toBe("result x\n");
    expect(told.err).toContain("error: ");
    expect(told.err).not.toMatch(/next|by the way/);
  });

  it("draws what it tells beside the result as the terminal has room for it", () => {
    const { told, screen } = kept();

    screen.aside(({ columns }) => [shown`${columns === undefined ? "whole" : columns}`]);

    expect(told).toEqual({ out: "", err: "whole\n", exits: [] });
  });

  it("marks every line of a rehearsal, and prints no secret", () => {
    const { told, screen } = kept({ debug: true }, true);

    screen.notice(shown`hunter2`);
    screen.trace(shown`debug: hunter2`);
    screen.print([shown`a hunter2`, shown`b`]);
    screen.show("hunter2", view);

    for (const line of `${told.out}${told.err}`.trimEnd().split("\n"))
      expect(line).toMatch(/^REHEARSAL /);
    expect(`${told.out}${told.err}`).not.toContain("hunter2");
  });

  it("says where a list is empty, but not where it failed", async () => {
    const empty = kept();
    const failed = kept();

    await empty.screen.showList(pagesOf(null), letters);
    await failed.screen.showList(pagesOf(new KpDualError("busy")), letters);

    expect(empty.told).toEqual({ out: "", err: "no letters\n", exits: [0] });
    expect(failed.told.err).not.toContain("no letters");
    expect(failed.told.exits).toEqual([8]);
  });

  it("tells a fault of its own in one line, without a stack", () => {
    const { told, screen } = kept();

    screen.fail(new TypeError("x is undefined"));

    expect(told.err).toMatch(/^error: unexpected: a fault of kp-dual itself .*\n$/);
    expect(told.exits).toEqual([1]);
  });

  it("tells where a fault was only with --debug", () => {
    const { told, screen } = kept({ debug: true });

    screen.fail(new TypeError("hunter2"));

    expect(told.err).toMatch(/\n {2}at .*screen\.test/);
    expect(told.err).not.toContain("hunter2");
  });

  it("traces only with --debug", () => {
    const { told, screen } = kept();

    screen.trace(shown`debug: GET`);

    expect(told.err).toBe("");
  });
});

describe("for programs", () => {
  it("prints the document and nothing else", () => {
    const { told, screen } = kept({ json: true });

    screen.notice(shown`by the way`);
    screen.show("hunter2", view);

    expect(JSON.parse(told.out)).toEqual({ schema: "kp-dual/thing/1", thing: "[secret]" });
    expect(told).toMatchObject({ err: "", exits: [9] });
  });

  it("puts the mark of a rehearsal behind the schema", () => {
    const { told, screen } = kept({ json: true }, true);

    screen.show("x", { ...view, oneLine: true });

    expect(told.out).toBe('{"schema": "kp-dual/thing/1","rehearsal": true,"thing": "x"}\n');
  });

  it("prints failures on standard error", () => {
    const { told, screen } = kept({ json: true });

    screen.fail(new KpDualError("busy"));

    expect(JSON.parse(told.err).error).toMatchObject({ exit: 8, changed: false });
    expect(told).toMatchObject({ out: "", exits: [8] });
  });

  it("tells a fault of its own without its message, which may quote anything", () => {
    const { told, screen } = kept({ json: true });

    screen.fail(new SyntaxError("Unexpected token in private text"));

    expect(JSON.parse(told.err).error).toMatchObject({ exit: 1 });
    expect(told.err).not.toContain("private text");
    expect(told.exits).toEqual([1]);
  });

  it("prints a list as one document", async () => {
    const { told, screen } = kept({ json: true });

    await screen.showList(pagesOf(null, ["a"], ["b"]), letters);

    expect(JSON.parse(told.out)).toEqual({ schema: "kp-dual/letters/1", letters: ["a", "b"] });
    expect(told).toMatchObject({ err: "", exits: [0] });
  });
});

describe("a page to be saved", () => {
  it("has no secrets, and is told whether it is a rehearsal's", () => {
    const draw = (model: string, { rehearsal }: { readonly rehearsal: boolean }) =>
      `${model} ${rehearsal}`;

    expect(kept().screen.page("hunter2", draw)).toBe("[secret] false");
    expect(kept({}, true).screen.page("x", draw)).toBe("x true");
  });
});

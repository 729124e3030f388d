import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";
import { CORPUS } from "./corpus.js";
import { rawIn, rawInPipe } from "./raw.js";

/** All that a service could name a key: an empty name is none, and single controls are tried in process. */
const NAMES = Object.values(CORPUS).filter(
  (text, at) => text !== "" && !Object.keys(CORPUS)[at]?.startsWith("control"),
);
const hostile = Object.fromEntries(
  NAMES.map((name, at) => [`k${at}`, { name, ...(at % 2 === 0 && approved) }]),
);
const { seed, id } = cast(hostile);
const UNSET = NAMES.flatMap((_, at) => (at % 2 === 0 ? [] : [id[`k${at}`] ?? ""]));
/** What a person types, or lets somebody else's script type; an argument ends at a NUL. */
const TYPED = "\u001b[31mred\u202e\u200b\u009b2J\r\nerror: all is well";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

describe("a fleet of hostile names, in a pipe", () => {
  it.each([
    ["key", "list"],
    ["pending"],
    ["report"],
    ["policy", "show", "--uncovered"],
    ["key", "show", id["k1"] ?? ""],
    ["key", "delete", "--dry-run", ...Object.values(id)],
  ])("is shown without a raw byte: %s %s", async (...argv) => {
    const { stdout, stderr } = await scene.as("bob", argv);

    expect(stdout.length).toBeGreaterThan(100);
    expect([rawInPipe(stdout), rawInPipe(stderr)]).toEqual([[], []]);
  });

  it("is a document that gives every name back", async () => {
    const { stdout } = await scene.as("bob", ["--json", "key", "list"]);
    const { keys } = JSON.parse(stdout) as { readonly keys: readonly { readonly name: string }[] };

    expect(rawInPipe(stdout)).toEqual([]);
    expect(keys.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
    expect(NAMES.length).toBeGreaterThan(60);
  });

  it("is one line of ASCII for each record of the journal, and comes back from there", async () => {
    const run = await scene.as(
      "ann",
      ["key", "set-for-deletion", "--from", "-", "--yes", "--reason", TYPED],
      { input: UNSET.join("\n") },
    );
    const log = await scene.as("ann", ["log", "--json"]);
    const told = await scene.as("ann", ["log"]);

    expect(run.exit).toBe(0);
    expect([run.stdout, run.stderr, log.stdout, told.stdout].flatMap(rawInPipe)).toEqual([]);
    const [past] = JSON.parse(log.stdout).runs;
    expect(past.reason).toBe(TYPED);
    expect(past.results).toHaveLength(UNSET.length);
    const folder = join(scene.home, ".local/state/kp-dual/runs");
    const [file = ""] = (await readdir(folder)).filter((each) => each.endsWith(".jsonl"));
    const lines = (await readFile(join(folder, file), "utf8")).trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(3 * UNSET.length);
    for (const line of lines) {
      expect(line).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(line)).toHaveProperty("record");
    }
  });
});

describe("a hostile command line, environment or input", () => {
  const text = { HOME: "", HTTPS_PROXY: TYPED, KP_TARGET_ADDR: TYPED };
  it.each([
    [[TYPED]],
    [[`--${TYPED}`]],
    [["key", TYPED]],
    [["key", "list", "--stage", TYPED]],
    [["key", "list", "--instance", TYPED]],
    [["key", "show", TYPED]],
    [["--region", TYPED, "key", "list"]],
    [["--endpoint", `https://${TYPED}`, "key", "list"]],
    [["--timeout", TYPED, "key", "list"]],
    [["--api-key-file", `/nowhere/${TYPED}`, "whoami"]],
    [["key", "delete", "--request", `/nowhere/${TYPED}`]],
    [["key", "delete", "--from", `/nowhere/${TYPED}`]],
    [["key", "delete", "--from", "-"]],
    [["log", "--run", TYPED]],
    [["resume", TYPED]],
    [["explain", TYPED]],
    [["explain", "-"]],
    [["help", TYPED]],
    [["instance", "add", TYPED, TYPED]],
    [["emulator", "--seed", `/nowhere/${TYPED}`]],
    [["emulator", "advance", TYPED]],
    [["doctor"]],
  ])("is answered without a raw byte: %j", async (argv) => {
    const run = await scene.as("bob", argv, { input: `${TYPED}\n"${TYPED}`, environment: text });
    const asDocument = await scene.as("bob", ["--json", ...argv], { environment: text });

    expect(run.stdout + run.stderr).not.toBe("");
    for (const each of [run, asDocument])
      expect([rawInPipe(each.stdout), rawInPipe(each.stderr)]).toEqual([[], []]);
  });
});

/** Exactly what a terminal gets beside text: line ends, our colours, and what the spinner is drawn with. */
const COLOURS = ["1", "2", "22", "31", "32", "35", "36", "39"].map((code) => `\u001b[${code}m`);
const CURSOR = ["?25l", "?25h", "?2026h", "?2026l", "1G", "1A", "0K", "K", "2K"];
const DRAWING = ["\r\n", ...COLOURS, ...CURSOR.map((code) => `\u001b[${code}`)];

it.each(["key list", "pending", "report"])("%s leaves nothing raw on a terminal", async (line) => {
  const terminal = atTerminal(`$KP_DUAL ${line}`, scene.environmentOf("bob"));
  expect(await terminal.ended).toBe(0);

  const screen = terminal.screen();
  expect(screen).toContain(id["k2"]);
  expect(rawIn(screen, DRAWING)).toEqual([]);
});

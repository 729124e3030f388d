import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it, onTestFinished } from "vitest";
import { catalogue } from "../src/errors/catalogue.js";
import { ROOT } from "./support/bundle.js";

const BIN = join(ROOT, "bin/kp-dual.js");

interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs bin as a process of its own, in a copy in which main is this. */
async function binWith(main: string): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-bin-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "dist"));
  await cp(dirname(BIN), join(folder, "bin"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, "dist/main.cjs"), main);
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(folder, "bin/kp-dual.js")],
      { env: {} },
      (_error, stdout, stderr) => resolve({ exit: child.exitCode, stdout, stderr }),
    );
  });
}

/** What main says where the output was cut short. */
const cut = catalogue["output-unwritable"];

/** Pages of help, by the words of their commands. */
const PAGES = { "": "all of it\n", "key delete": "how to delete a key\n" };

const REHEARSAL = { KP_DUAL_REHEARSAL: "x" };

interface Around extends Pick<NodeJS.Process, "argv" | "env"> {
  /** How many bytes can be written, seven at a time. */
  readonly takes: number;
  /** Why no more can be. */
  readonly why: string;
  /** Of the terminal; undefined where there is none. */
  readonly columns: number;
}

/** What bin does in a Node that says it is this one: what it prints, its exit code, what it loads. */
async function underNode(
  node: string,
  { takes = 1_000, why = "ENOSPC", columns, ...given }: Partial<Around> = {},
) {
  const lines: string[] = [];
  const loaded: string[] = [];
  const process = {
    versions: { node },
    exitCode: 0,
    argv: ["node", BIN, "key"],
    env: {},
    stdout: { columns },
    ...given,
  };
  let written = 0;
  const writeSync = (to: number, bytes: Buffer, at: number) => {
    const part = bytes.subarray(at, at + Math.min(7, takes - written));
    if (to !== 1 || part.length === 0) throw Object.assign(new Error("no more"), { code: why });
    written += part.length;
    lines.push(part.toString());
    return part.length;
  };
  const require = (path: string) => {
    loaded.push(path);
    return {
      ...{ writeSync, fstatSync: () => ({ isCharacterDevice: () => columns !== undefined }) },
      ...PAGES,
      keepCompiled: () => undefined,
      main: () => undefined,
      version: "1.2.3",
    };
  };
  const code = (await readFile(BIN, "utf8")).replace(/^#!.*/, "");
  const error = (line: string) => void lines.push(line);
  runInNewContext(code, { process, require, Buffer, console: { error } });
  return { exit: process.exitCode, lines, loaded };
}

describe("bin, in a Node that is too old", () => {
  it.each(["0.12.18", "9.11.2", "12.22.12", "18.20.8", "19.9.0", "20.0.0", "20.18.3"])(
    "says so in two lines, and starts nothing: %s",
    async (node) => {
      expect(await underNode(node)).toEqual({
        exit: 2,
        lines: [
          "error: not started: kp-dual needs Node 20.19 or newer",
          `  said   this is Node ${node}`,
        ],
        loaded: [],
      });
    },
  );

  it.each(["20.19.0", "20.20.2", "21.0.0", "22.0.0", "24.11.1", "26.0.0", "100.0.0"])(
    "starts main, and expects the worst until it says better: %s",
    async (node) => {
      expect(await underNode(node)).toMatchObject({
        ...{ exit: 1, lines: [] },
        loaded: ["node:fs", "./compile-cache.js", "../dist/main.cjs"],
      });
    },
  );

  const told = async (argv: readonly string[], more: Partial<Around> = {}) => {
    const { exit, lines, loaded } = await underNode("24.0.0", {
      ...{ argv: ["node", BIN, ...argv], env: {} },
      ...more,
    });
    return { exit, said: lines.join(""), starts: loaded.includes("../dist/main.cjs") };
  };

  it.each([
    { argv: ["--version"], said: "1.2.3\n" },
    { argv: ["-V"], said: "1.2.3\n" },
    { argv: ["--help"], said: PAGES[""] },
    { argv: ["-h"], said: PAGES[""] },
    { argv: ["key", "delete", "--help"], said: PAGES["key delete"] },
    { argv: ["key", "delete", "-h"], said: PAGES["key delete"] },
  ])("tells without a start: $argv", async ({ argv, said }) => {
    expect(await told(argv)).toEqual({ exit: 0, said, starts: false });
    expect(await told(argv, { columns: 80 })).toEqual({ exit: 0, said, starts: false });
  });

  it.each([
    ["in a rehearsal, where each line is marked", ["--version"], { env: REHEARSAL }],
    ["in a rehearsal, where each line is marked", ["key", "delete", "-h"], { env: REHEARSAL }],
    ["beside anything else", ["--version", "--json"], {}],
    ["beside anything else", ["--json", "key", "delete", "--help"], {}],
    ["for a command", ["key", "--version"], {}],
    ["where there is no such page", ["kye", "--help"], {}],
    ["where there is no such page", ["constructor", "--help"], {}],
    ["where two words are one", ["key delete", "--help"], {}],
    ["where a page is too wide", ["key", "delete", "--help"], { columns: 79 }],
    ["where nothing can be written", ["--version"], { takes: 0 }],
    ["where nothing can be written", ["--help"], { takes: 0 }],
  ])("leaves to main what is asked %s: %s", async (_where, argv, more) => {
    expect(await told(argv, more)).toEqual({ exit: 1, said: "", starts: true });
  });

  it.each([
    { code: "ENOSPC", exit: cut.exit, words: `error: ${cut.title}  said   no more` },
    { code: "EPIPE", exit: 0, words: "" },
  ])("does not begin again behind what it could write: $code", async ({ code, exit, words }) => {
    expect(await told(["key", "delete", "--help"], { takes: 10, why: code })).toEqual({
      ...{ exit, starts: false },
      said: PAGES["key delete"].slice(0, 10) + words,
    });
  });

  it("can be read there", async () => {
    const code = (await readFile(BIN, "utf8")).replace(/\/\*.*?\*\//gs, "");

    expect(code).not.toMatch(/\b(?:const|let|class|async|await|of)\b|=>|`|\?\.|\?\?|\.\.\./);
    expect(code).not.toMatch(/^\s*(?:import|export)\s/m);
  });

  it("names the Node that package.json names", async () => {
    const { engines } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));

    expect(engines.node).toBe(">=20.19.0");
  });
});

describe("bin, by the exit code of its process", () => {
  it.each([
    { when: "main can't be loaded", main: 'throw new Error("torn")' },
    { when: "main is not there", main: "exports.other = 1;" },
    { when: "main throws", main: 'exports.main = () => { throw new Error("broken"); };' },
    { when: "main rejects", main: 'exports.main = async () => { throw new Error("x"); };' },
    { when: "main never ends", main: "exports.main = () => new Promise(() => {});" },
    { when: "main ends without a word", main: "exports.main = async () => {};" },
  ])("says 1 where $when", async ({ main }) => {
    expect(await binWith(main)).toMatchObject({ exit: 1, stdout: "" });
  });

  it("says what main says", async () => {
    const main = "exports.main = async (process) => { process.exitCode = 7; };";

    expect(await binWith(main)).toEqual({ exit: 7, stdout: "", stderr: "" });
  });

  it("says 0 only where main does", async () => {
    const main = "exports.main = async (process) => { process.exitCode = 0; };";

    expect(await binWith(main)).toEqual({ exit: 0, stdout: "", stderr: "" });
  });

  it("hands main the process itself", async () => {
    const main = `exports.main = async (given) => {
      given.exitCode = given === process ? 0 : 1;
    };`;

    expect((await binWith(main)).exit).toBe(0);
  });
});

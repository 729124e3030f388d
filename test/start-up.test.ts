import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { startEmulator } from "../src/emulator/emulator.js";
import { VERSION } from "../src/version.js";
import {
  builtFileAt,
  builtFiles,
  entryOf,
  loadedWith,
  packageIn,
  ROOT,
  sourcesIn,
} from "./support/bundle.js";
import { loadedBy } from "./support/loaded.js";

/** What is slow to load, and so must wait until it is needed (design.md §4.12). */
const HEAVY = ["undici", "zod", "conf", "inquirer", "csv-parse"];

/** What a read needs none of: questions and the emulator. */
const NOT_FOR_READS = ["conf", "inquirer", "csv-parse"];

const BIN = join(ROOT, "bin/kp-dual.js");
const built = builtFiles();

const heavyIn = (files: Iterable<string>, heavy: readonly string[]) => {
  const sources = sourcesIn(files, built);
  const packages = new Set(sources.map(packageIn));
  const emulator = sources.filter((source) => source.startsWith("src/emulator/"));
  return [...heavy.filter((name) => packages.has(name)), ...emulator];
};

/** The files of dist that a command line loads. */
async function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { stdout, urls } = await loadedBy(BIN, argv, env);
  return { stdout, files: urls.map(builtFileAt) };
}

/** The environment in which somebody may read the keys of an emulator, which lasts as long as the test. */
async function rehearsal() {
  const emulator = await startEmulator();
  onTestFinished(emulator.close);
  return {
    KP_DUAL_REHEARSAL: emulator.url,
    KP_INSTANCE_ID: emulator.instances[0]?.id ?? "",
    IBMCLOUD_API_KEY: "rehearsal-rita",
  };
}

describe("what loads before the first line runs", () => {
  const atStart = loadedWith(entryOf(built), built);

  it("is nothing slow", () => {
    expect(heavyIn(atStart, HEAVY)).toEqual([]);
  });

  it("leaves slow things to be loaded later, so that they are built at all", () => {
    const files = built.map(({ file }) => file);
    const later = new Set(sourcesIn(files, built).map(packageIn));

    expect([...later]).toEqual(expect.arrayContaining(["undici", "zod", "inquirer", "conf"]));
    expect(heavyIn(files, HEAVY)).toContain("src/emulator/emulator.ts");
  });
});

describe("a process", () => {
  it.each([
    { argv: ["--quiet", "--help"], says: "Usage: kp-dual" },
    { argv: ["--quiet", "key", "delete", "--help"], says: "kp-dual key delete" },
    { argv: ["help", "lifecycle"], says: "stands for 7 days" },
    { argv: ["explain", "AUTHORIZATIONS_NOT_MET"], says: "AUTHORIZATIONS_NOT_MET" },
    { argv: ["completion", "bash"], says: "complete -o default -F _kp_dual kp-dual" },
  ])("loads nothing slow for $argv", async ({ argv, says }) => {
    const { stdout, files } = await run(argv);

    expect(stdout).toContain(says);
    expect(files).toContain(entryOf(built));
    expect(heavyIn(files, HEAVY)).toEqual([]);
  });

  it.each([
    { argv: ["--version"], says: `${VERSION}\n` },
    { argv: ["--help"], says: "Usage: kp-dual [options] [command]" },
    { argv: ["key", "delete", "--help"], says: "Usage: kp-dual key delete" },
  ])("loads nothing at all for $argv", async ({ argv, says }) => {
    const { stdout, files } = await run(argv);

    expect(stdout).toContain(says);
    expect(files).toEqual(["bin/kp-dual.js"]);
  });

  it("loads no question and no emulator for a read", async () => {
    const { stdout, files } = await run(["key", "list", "--json"], await rehearsal());

    expect(stdout).toContain("orders-db-root");
    expect(heavyIn(files, ["zod", "undici"])).toEqual(["zod", "undici"]);
    expect(heavyIn(files, NOT_FOR_READS)).toEqual([]);
  });

  it("does not wait at its end for undici's parser to be optimised", async () => {
    const argv = ["--trace-wasm-compilation-times", BIN, "key", "show", "orders-db-root"];
    const { stdout } = await promisify(execFile)(process.execPath, argv, {
      env: await rehearsal(),
    });

    expect(stdout).toContain("using Liftoff");
    expect(stdout).not.toContain("using TurboFan");
  });
});

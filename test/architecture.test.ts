import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { VERSION } from "../src/version.js";

const ROOT = new URL("../", import.meta.url);
const text = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

/** Which folder of src, or file beside them, may import from which. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "main.ts": ["program.ts", "cli", "views", "errors"],
  "program.ts": ["commands", "cli", "version.ts"],
  "whole-program.ts": ["program.ts", "commands", "cli"],
  "version.ts": [],
  commands: ["commands", "change", "cli", "api", "core", "views", "errors", "emulator"],
  cli: ["cli", "change", "api", "core", "views", "errors"],
  change: ["change", "api", "core", "errors"],
  api: ["api", "core", "errors"],
  views: ["views", "core", "errors", "version.ts"],
  core: ["core", "errors"],
  errors: ["errors"],
  emulator: ["emulator"],
};

/** Which packages src may use, and in which folders or files. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "@commander-js/extra-typings": ["program.ts", "whole-program.ts", "commands", "cli"],
  commander: ["main.ts"],
  undici: ["api"],
  zod: ["api", "cli", "emulator"],
  inquirer: ["cli/terminal.ts"],
  chalk: ["views"],
  "cli-table3": ["views"],
  "fast-string-width": ["views"],
  "p-limit": ["api", "change", "cli", "commands"],
  "proper-lockfile": ["cli/journal"],
  conf: ["cli/config/change-saved.ts"],
  "csv-parse": ["cli/keys-in-text.ts"],
  "yocto-spinner": ["cli/progress-spinner.ts"],
};

/** The only files that open the emulator, and only by await import. */
const OPENS_EMULATOR = /^commands\/(?:emulator\.ts|rehearse\.ts|rehearsal\/)/;

/** The only places that know the process around them. */
const KNOWS_PROCESS = /^(?:main\.ts$|cli\/)/;

/** The only places that have a clock of their own. */
const HAS_CLOCK = /^(?:main\.ts$|cli\/|emulator\/)/;

interface Import {
  /** The file, from src. */
  readonly from: string;
  /** A path from src, or the name of a package as it is written. */
  readonly to: string;
  readonly isOwn: boolean;
  readonly kind: "static" | "dynamic" | "type";
}

interface Source {
  readonly file: string;
  readonly code: string;
  readonly lines: number;
}

const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

const sources: readonly Source[] = readdirSync(new URL("src", ROOT), {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const folder = posix.relative(new URL("src", ROOT).pathname, entry.parentPath);
    const file = posix.join(folder, entry.name);
    const whole = text(`src/${file}`);
    return { file, code: withoutComments(whole), lines: whole.trimEnd().split("\n").length };
  });

const STATEMENT =
  /^[ \t]*(?:import|export)\b(?<type> type\b)?(?:[^;"'`()]*?\bfrom)? "(?<to>[^"]+)";/gm;
const CALL = /(?<isType>:\s*|typeof\s+|<)?\bimport\(\s*(?<argument>[^)]*?)\s*\)/g;

const pathOf = (from: string, to: string) =>
  to.startsWith(".") ? posix.join(posix.dirname(from), to).replace(/\.js$/, ".ts") : to;

function importsOf({ file: from, code }: Source): readonly Import[] {
  const made = (to: string, kind: Import["kind"]): Import => ({
    from,
    to: pathOf(from, to),
    isOwn: to.startsWith("."),
    kind,
  });
  const statements = Array.from(code.matchAll(STATEMENT), ({ groups }) =>
    made(groups?.["to"] ?? "", groups?.["type"] ? "type" : "static"),
  );
  const calls = Array.from(code.matchAll(CALL), ({ groups }) =>
    made(JSON.parse(groups?.["argument"] ?? '""'), groups?.["isType"] ? "type" : "dynamic"),
  );
  return [...statements, ...calls];
}

const imports = sources.flatMap(importsOf);
const top = (path: string) => path.split("/")[0] ?? "";
const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const told = ({ from, kind, to }: Import) => `${from} imports ${to} (${kind})`;
const isIn = (file: string, places: readonly string[]) =>
  places.some((place) => file === place || file.startsWith(`${place}/`));

describe("who imports whom", () => {
  it("is said for every folder and file of src", () => {
    expect([...new Set(sources.map(({ file }) => top(file)))].sort()).toEqual(
      Object.keys(MAY_IMPORT).sort(),
    );
  });

  it("sees every import there is", () => {
    const named = /\bfrom "(?=[.@\w])|\bimport\(|^\s*import "/gm;

    expect(imports).toHaveLength(sources.flatMap(({ code }) => code.match(named) ?? []).length);
    expect(new Set(imports.map(({ kind }) => kind))).toEqual(
      new Set(["static", "dynamic", "type"]),
    );
  });

  it.each(Object.entries(MAY_IMPORT))("%s imports only from %j", (place, allowed) => {
    const wrong = imports.filter(
      ({ from, to, isOwn }) => top(from) === place && isOwn && !allowed.includes(top(to)),
    );

    expect(wrong.map(told)).toEqual([]);
  });

  it("stays inside src", () => {
    const files = new Set(sources.map(({ file }) => file));

    expect(imports.filter(({ to, isOwn }) => isOwn && !files.has(to)).map(told)).toEqual([]);
  });

  it("lets the emulator have node, zod and itself", () => {
    const foreign = imports.filter(
      ({ from, to, isOwn }) =>
        top(from) === "emulator" && !isOwn && !to.startsWith("node:") && to !== "zod/mini",
    );

    expect(foreign.map(told)).toEqual([]);
  });

  it("takes zod in its small form only: what one file needs of the whole, every start loads", () => {
    const whole = imports.filter(({ to }) => packageOf(to) === "zod" && to !== "zod/mini");

    expect(whole.map(told)).toEqual([]);
  });

  it("opens the emulator only where it is served or rehearsed with, and only when it is needed", () => {
    const openings = imports.filter(
      ({ from, to }) => top(to) === "emulator" && top(from) !== "emulator",
    );

    expect(openings.filter(({ from }) => !OPENS_EMULATOR.test(from)).map(told)).toEqual([]);
    expect(openings.filter(({ kind }) => kind === "static").map(told)).toEqual([]);
    expect(openings.some(({ kind }) => kind === "dynamic")).toBe(true);
  });
});

describe("packages", () => {
  const foreign = imports.filter(({ to, isOwn }) => !isOwn && !to.startsWith("node:"));

  it("are used only where they belong", () => {
    const wrong = foreign.filter(
      ({ from, to }) =>
        !isIn(from, PACKAGES[packageOf(to)] ?? []) && !from.endsWith("undici-parts.d.ts"),
    );

    expect(wrong.map(told)).toEqual([]);
  });

  it("are all in use that the table names", () => {
    expect([...new Set(foreign.map(({ to }) => packageOf(to)))].sort()).toEqual(
      Object.keys(PACKAGES).sort(),
    );
  });

  it("are named in package.json, each of them", () => {
    const { devDependencies } = JSON.parse(text("package.json"));

    expect(Object.keys(PACKAGES).filter((name) => !(name in devDependencies))).toEqual([]);
  });
});

describe("the world outside", () => {
  /** What a global is used for: a member, a call, an argument, or to be taken apart. */
  const use = (name: string) => `(?<![.\\w$"'\`])${name}(?=\\s*(?:[.?(\\[]\\S|[;,)]))`;
  const GLOBALS = new RegExp(use("(?:process|console|globalThis|fetch)"));
  const withoutStrings = (code: string) => code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  const knows = (code: string) => GLOBALS.test(withoutStrings(code));

  it("is known to main and the adapters in cli only", () => {
    const aware = sources.filter(({ file, code }) => !KNOWS_PROCESS.test(file) && knows(code));
    const modules = imports.filter(({ to }) => /^node:(?:process|console)$/.test(to));

    expect(aware.map(({ file }) => file)).toEqual([]);
    expect(modules.map(told)).toEqual([]);
  });

  it("tells the time to main, the adapters and the emulator only", () => {
    const asks = /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(/;
    const own = sources.filter(({ file, code }) => asks.test(code) && !HAS_CLOCK.test(file));

    expect(own.map(({ file }) => file)).toEqual([]);
  });

  it("would be noticed", () => {
    const known = [
      "console.log(1)",
      "const { env } = process;",
      "await fetch(url)",
      "run(process)",
    ];
    const harmless = ["a.process.exit", 'say("process;")', "NodeJS.Process", "subprocess.kill()"];

    expect(known.filter((code) => !knows(code))).toEqual([]);
    expect(harmless.filter(knows)).toEqual([]);
  });
});

describe("the house", () => {
  it("has nothing else at the top", () => {
    const ignored = text(".gitignore").trim().split("\n");
    const entries = readdirSync(ROOT, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .filter((name) => !name.startsWith(".") && !ignored.includes(name));

    expect(entries.sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "bin/",
      "package-lock.json",
      "package.json",
      "src/",
      "test/",
      "tsconfig.json",
    ]);
  });

  it("keeps every file within 150 lines, but for the catalogue, which is data", () => {
    const long = sources.filter(
      ({ file, lines }) => lines > 150 && !file.startsWith("errors/catalogue/"),
    );

    expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  });

  it("holds sources only", () => {
    expect(sources.map(({ file }) => file).filter((file) => !file.endsWith(".ts"))).toEqual([]);
  });

  it("is published without packages to fetch, built from exact versions", () => {
    const { dependencies, peerDependencies, optionalDependencies, devDependencies } = JSON.parse(
      text("package.json"),
    );
    const inexact = Object.entries<string>(devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );

    expect({ dependencies, peerDependencies, optionalDependencies }).toEqual({});
    expect(inexact).toEqual([]);
  });

  it("has one version", () => {
    const { version, packages } = JSON.parse(text("package-lock.json"));

    expect([JSON.parse(text("package.json")).version, version, packages[""].version]).toEqual([
      VERSION,
      VERSION,
      VERSION,
    ]);
  });

  it("is entered through bin, which loads the built main and nothing slow", () => {
    const bin = text("bin/kp-dual.js");

    expect(bin.match(/\b(?:import|require)\b[^\n]*/g)).toEqual([
      'require("./compile-cache.js").keepCompiled(process);',
      'require("../dist/main.cjs").main(process);',
      'require("node:fs");',
      'require("../package.json").version + "\\n";',
      'require("../dist/help.json");',
    ]);
  });
});

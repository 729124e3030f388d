import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFiles, ROOT } from "./support/bundle.js";
import { type Packed, packedFrom } from "./support/packed-from.js";

const run = promisify(execFile);

/** The most that a user unpacks (reliability.md §4, G12). */
const LARGEST = 3_000_000;

/** Beside the built files, exactly these. */
const BESIDE_CODE = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "bin/compile-cache.js",
  "bin/kp-dual.js",
  "bin/package.json",
  "dist/completion/_kp-dual",
  "dist/completion/kp-dual.bash",
  "dist/completion/kp-dual.fish",
  "dist/help.json",
  "dist/kp-dual.1",
  "dist/licences.txt",
  "dist/package.json",
  "dist/sbom.cdx.json",
  "package.json",
];

/** What npm runs without being asked: where a package is installed, packed or published. */
const LIFECYCLE = ["install", "prepare", "pack", "publish", "version", "prepublish"]
  .flatMap((name) => [`pre${name}`, name, `post${name}`])
  .concat("prepublishOnly", "dependencies")
  .filter((name) => name !== "pack");

let folder: string;
let packed: Packed;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-package-"));
  packed = await packedFrom(ROOT, folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest = () => JSON.parse(String(packed.files.get("package.json")));

describe("the package", () => {
  it("holds what is run, its licences and its SBOM, and nothing else", () => {
    const built = builtFiles().map(({ file }) => file);

    expect([...packed.files.keys()].sort()).toEqual([...BESIDE_CODE, ...built].sort());
    expect(built.length).toBeGreaterThan(60);
    for (const file of built)
      expect(file).toMatch(/^dist\/(?:main|chunks\/[\w.-]+-[\w-]{8})\.cjs$/);
  });

  it("is at most 3 MB", () => {
    const size = [...packed.files.values()].reduce((sum, { length }) => sum + length, 0);

    console.log(`the package: ${packed.files.size} files, ${size} of at most ${LARGEST} bytes`);
    expect(size).toBeGreaterThan(LARGEST / 10);
    expect(size).toBeLessThanOrEqual(LARGEST);
  });

  it("brings no other package", () => {
    const fields = Object.keys(manifest()).filter((field) => /dependencies/i.test(field));

    expect(fields).toEqual(["devDependencies"]);
  });

  it("has nothing that npm would run by itself", () => {
    const scripts = Object.keys(manifest().scripts);

    expect(scripts).toContain("test");
    expect(scripts.filter((name) => LIFECYCLE.includes(name))).toEqual([]);
  });

  it("has no path of the machine that built it, and no map", () => {
    const telling = [...packed.files].filter(
      ([, content]) => content.includes(ROOT) || content.includes("sourceMappingURL="),
    );

    expect(telling.map(([file]) => file)).toEqual([]);
  });
});

describe("the package, installed where nothing else is", () => {
  const prefix = () => join(folder, "prefix");
  const kpDual = (...argv: readonly string[]) =>
    run(join(prefix(), "bin/kp-dual"), argv, {
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder },
    });

  beforeAll(async () => {
    const flags = ["--ignore-scripts", "--offline", "--no-audit", "--no-fund"];
    await run("npm", ["install", "--global", "--prefix", prefix(), packed.tarball, ...flags], {
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder },
    });
  });

  it("is one package", async () => {
    const modules = join(prefix(), "lib/node_modules");

    expect(await readdir(modules)).toEqual(["kp-dual"]);
    expect(await readdir(join(modules, "kp-dual"))).not.toContain("node_modules");
  });

  it("runs, and says which version it is", async () => {
    expect((await kpDual("--version")).stdout).toBe(`${manifest().version}\n`);
  });

  it("brings its manual to where man looks for it", async () => {
    const page = await readFile(join(prefix(), "share/man/man1/kp-dual.1"), "utf8");

    expect(page).toBe(String(packed.files.get("dist/kp-dual.1")));
  });

  it("teaches a shell to complete, by the file that came with it", async () => {
    const { stdout } = await kpDual("completion", "bash");

    expect(stdout).toBe(String(packed.files.get("dist/completion/kp-dual.bash")));
  });

  it("plays the story of two people to its end", async () => {
    const { stdout } = await kpDual("rehearse", "--json");

    expect(JSON.parse(stdout)).toMatchObject({ schema: "kp-dual/rehearsal/1", ok: true });
  });
});

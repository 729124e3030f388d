import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./support/bundle.js";
import { bundledPackages } from "./support/bundled-packages.js";

interface Locked {
  readonly version: string;
  readonly name?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly hasInstallScript?: boolean;
}

const { lockfileVersion, packages } = JSON.parse(
  readFileSync(join(ROOT, "package-lock.json"), "utf8"),
) as { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Locked>> };

const locked = Object.entries(packages).filter(([folder]) => folder !== "");
const bundled = new Set(bundledPackages().map(({ folder }) => folder));

/** Known, read, and not run: .npmrc lets npm run no script of any package. */
const WITH_INSTALL_SCRIPT = ["node_modules/msw"];

/** Tools for other systems: the registry at hand had none of them when the lockfile was made. */
const FOREIGN = /^node_modules\/@(?:biomejs\/cli|oxc-parser\/binding)-[\w-]+$/;

const nameOf = (folder: string) => folder.replace(/.*node_modules\//, "");

describe("package-lock.json", () => {
  it("is about all that is installed", () => {
    expect(lockfileVersion).toBe(3);
    expect(locked.length).toBeGreaterThan(300);
    expect(bundled.size).toBeGreaterThan(40);
  });

  it("has a hash for each package, except tools of other systems", () => {
    const without = locked.filter(([, { integrity = "" }]) => !integrity.startsWith("sha512-"));
    const odd = without.filter(
      ([folder, { dev, optional, os }]) => !(FOREIGN.test(folder) && dev && optional && os),
    );

    console.log(`the lockfile: ${locked.length} packages, ${without.length} without a hash`);
    expect(odd.map(([folder]) => folder)).toEqual([]);
  });

  it("takes every package from the npm registry, under its own name", () => {
    const odd = locked.filter(([folder, { name, version, resolved }]) => {
      const id = name ?? nameOf(folder);
      const file = `${id.replace(/.*\//, "")}-${version}.tgz`;
      return (resolved ?? "") !== "" && resolved !== `https://registry.npmjs.org/${id}/-/${file}`;
    });

    expect(odd).toEqual([]);
    expect(locked.filter(([folder, { name }]) => name && name !== nameOf(folder))).toEqual([]);
  });

  it("knows of two packages with an install script, and bundles neither", () => {
    const scripted = locked.filter(([, one]) => one.hasInstallScript).map(([folder]) => folder);

    expect(scripted.filter((folder) => !WITH_INSTALL_SCRIPT.includes(folder))).toEqual([]);
    expect(scripted.filter((folder) => bundled.has(folder))).toEqual([]);
  });

  it("has each bundled package in the version that is bundled, with a hash", () => {
    for (const { folder, version } of bundledPackages())
      expect(packages[folder]).toMatchObject({
        version,
        integrity: expect.stringMatching(/^sha512-/),
      });
  });
});

describe(".npmrc", () => {
  it("keeps npm from running scripts, from an old Node, and from loose versions", () => {
    const lines = readFileSync(join(ROOT, ".npmrc"), "utf8").trim().split("\n").sort();

    expect(lines).toEqual(["engine-strict=true", "ignore-scripts=true", "save-exact=true"]);
  });

  it("is kept: each version in package.json is exact", () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const versions = Object.values<string>(devDependencies);

    expect(versions.length).toBeGreaterThan(20);
    expect(versions.filter((one) => !/^\d+\.\d+\.\d+$/.test(one))).toEqual([]);
  });
});

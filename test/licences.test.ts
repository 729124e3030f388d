import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtFiles, packageIn, ROOT, sourcesIn } from "./support/bundle.js";

/** Licences that let what is bundled be passed on under ours, with nothing but their words. */
const FRIENDLY =
  /^\(?(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0)(?: OR .+\))?$/;

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly words: string;
}

/** The folder of the package that a source belongs to: the nearest whose package.json has its name. */
function folderOf(source: string, name: string): string {
  for (let folder = dirname(join(ROOT, source)); folder !== ROOT; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === name)
      return folder;
  }
  throw new Error(`${source} belongs to no package ${name}`);
}

function bundledFrom(folder: string): Bundled {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/i.test(each)) ?? "";
  return { name, version, license, words: readFileSync(join(folder, file), "utf8").trim() };
}

const outputs = builtFiles();
const folders = sourcesIn(Object.keys(outputs), outputs).flatMap((source) => {
  const name = packageIn(source);
  return name === undefined ? [] : [folderOf(source, name)];
});
const bundled = [...new Set(folders)].sort().map(bundledFrom);
const told = readFileSync(join(ROOT, "dist/licences.txt"), "utf8");

describe("dist/licences.txt", () => {
  it("is about a bundle that holds the packages of the tool", () => {
    expect(bundled.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["chalk", "commander", "inquirer", "undici", "zod"]),
    );
  });

  it.each(bundled)("has $name $version with the words of its licence", (one) => {
    const heading = `${one.name} ${one.version} (${one.license})\n`;

    expect(told).toContain(heading);
    expect(told.slice(told.indexOf(heading) + heading.length).trimStart()).toMatch(
      new RegExp(`^${one.words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`),
    );
    expect(one.words.length).toBeGreaterThan(200);
  });

  it("names nothing that is not bundled", () => {
    const named = Array.from(
      told.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+ \d+\.\d+\.\d+\S*) \(.+\)$/gm),
      ([, one]) => one,
    );

    expect(named.sort()).toEqual(bundled.map(({ name, version }) => `${name} ${version}`).sort());
  });

  it.each(bundled)("lets $name be passed on: $license", ({ license }) => {
    expect(license).toMatch(FRIENDLY);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./support/bundle.js";
import { bundledPackages } from "./support/bundled-packages.js";

/** Licences that let what is bundled be passed on under ours, with nothing but their words. */
const FRIENDLY =
  /^\(?(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0)(?: OR .+\))?$/;

const bundled = bundledPackages();
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

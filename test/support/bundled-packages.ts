import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { builtFiles, packageIn, ROOT } from "./bundle.js";

/** A package of which something is in dist, as its own package.json tells. */
export interface BundledPackage {
  /** Where it is installed, from the root of the repository. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The words of its licence. */
  readonly words: string;
}

/** The packages of which dist holds anything, by the build's own record of what went into which file. */
export function bundledPackages(): readonly BundledPackage[] {
  const sources = builtFiles().flatMap((one) => one.sources);
  const folders = sources.flatMap((source) => {
    const name = packageIn(source);
    return name === undefined ? [] : [folderOf(source, name)];
  });
  return [...new Set(folders)].sort().map(packageAt);
}

/** The folder of the package that a source belongs to: the nearest whose package.json has its name. */
function folderOf(source: string, name: string): string {
  for (let folder = dirname(source); folder !== "."; folder = dirname(folder)) {
    const manifest = join(ROOT, folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === name)
      return folder;
  }
  throw new Error(`${source} belongs to no package ${name}`);
}

function packageAt(folder: string): BundledPackage {
  const at = join(ROOT, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  const file = readdirSync(at).find((each) => /^(?:licen[cs]e|copying)/i.test(each)) ?? "";
  return { folder, name, version, license, words: readFileSync(join(at, file), "utf8").trim() };
}

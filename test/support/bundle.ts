import { readFileSync, realpathSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";

/** The root of the repository, where Node itself finds it. */
export const ROOT = realpathSync(fileURLToPath(new URL("../../", import.meta.url)));

/** What the build wrote down about dist: which file holds what, and which loads which. */
export const builtFiles = (): Metafile["outputs"] =>
  (JSON.parse(readFileSync(posix.join(ROOT, "dist/meta.json"), "utf8")) as Metafile).outputs;

/** The file of dist that src/main.ts became. */
export function entryOf(outputs: Metafile["outputs"]): string {
  const [entry] = Object.entries(outputs).find(([, one]) => one.entryPoint === "src/main.ts") ?? [];
  if (entry === undefined) throw new Error("dist/meta.json names no output of src/main.ts");
  return entry;
}

/** A file of dist with all that it loads before its first line runs. */
export function loadedWith(file: string, outputs: Metafile["outputs"]): ReadonlySet<string> {
  const found = new Set<string>([file]);
  // A set that grows while it is walked is walked to its end.
  for (const one of found) for (const path of staticImports(one, outputs)) found.add(path);
  return found;
}

const staticImports = (file: string, outputs: Metafile["outputs"]): readonly string[] =>
  (outputs[file]?.imports ?? [])
    .filter(({ kind, external }) => kind === "import-statement" && !external)
    .map(({ path }) => path);

/** The sources that some files of dist hold: "src/main.ts", "node_modules/chalk/source/index.js". */
export const sourcesIn = (
  files: Iterable<string>,
  outputs: Metafile["outputs"],
): readonly string[] =>
  Array.from(files).flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));

/** The name of the package that a source belongs to; undefined for one of our own. */
export const packageIn = (source: string): string | undefined =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];

/** A file that Node loaded from a URL, as the build names it. */
export const builtFileAt = (url: string): string => posix.relative(ROOT, fileURLToPath(url));

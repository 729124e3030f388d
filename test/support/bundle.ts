import { readFileSync, realpathSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository, where Node itself finds it. */
export const ROOT = realpathSync(fileURLToPath(new URL("../../", import.meta.url)));

/** A file of dist, by its path from the root. */
export interface BuiltFile {
  readonly file: string;
  readonly isEntry: boolean;
  /** "src/main.ts", "node_modules/chalk/source/index.js" */
  readonly sources: readonly string[];
  /** What it loads before its own first line. */
  readonly imports: readonly string[];
}

/** What the build wrote down about dist: which file holds what, and which loads which. */
export const builtFiles = (): readonly BuiltFile[] =>
  JSON.parse(readFileSync(posix.join(ROOT, "dist/contents.json"), "utf8"));

/** The file of dist by which it is entered. */
export function entryOf(built: readonly BuiltFile[]): string {
  const [entry, ...others] = built.filter(({ isEntry }) => isEntry);
  if (!entry || others.length > 0) throw new Error("dist/contents.json names not just one entry");
  return entry.file;
}

/** A file of dist with all that it loads before its first line runs. */
export function loadedWith(file: string, built: readonly BuiltFile[]): ReadonlySet<string> {
  const found = new Set<string>([file]);
  // A set that grows while it is walked is walked to its end.
  for (const one of found) for (const path of importsOf(one, built)) found.add(path);
  return found;
}

const importsOf = (file: string, built: readonly BuiltFile[]): readonly string[] =>
  built.find((one) => one.file === file)?.imports ?? [];

/** The sources that some files of dist hold. */
export const sourcesIn = (
  files: Iterable<string>,
  built: readonly BuiltFile[],
): readonly string[] => {
  const wanted = new Set(files);
  return built.filter(({ file }) => wanted.has(file)).flatMap(({ sources }) => sources);
};

/** The name of the package that a source belongs to; undefined for one of our own. */
export const packageIn = (source: string): string | undefined =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];

/** A file that Node loaded from a URL, as the build names it. */
export const builtFileAt = (url: string): string => posix.relative(ROOT, fileURLToPath(url));

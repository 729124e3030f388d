import { execFile } from "node:child_process";
import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { ROOT } from "./support/bundle.js";
import { bundledPackages } from "./support/bundled-packages.js";
import { folderForTest } from "./support/folder-for-test.js";
import { filesIn, packedFrom } from "./support/packed-from.js";

const run = promisify(execFile);

const SOURCES = [".build", "bin", "src", "CHANGELOG.md", "LICENSE", "README.md"];
const MANIFESTS = [".npmrc", "package.json", "package-lock.json", "tsconfig.json"];

/** Read by the build, which takes nothing from it: it only hands on what other packages have. */
const HANDING_ON = "node_modules/@inquirer/prompts";

/** A second place with the same sources: other path, other times and modes, other order of creation. */
async function elsewhere(folder: string): Promise<string> {
  const place = join(folder, "quite another place", "kp dual");
  const modules = bundledPackages().map((one) => one.folder);
  await mkdir(join(place, "node_modules"), { recursive: true });
  for (const path of [...modules, HANDING_ON, ...SOURCES, ...MANIFESTS].reverse())
    await cp(join(ROOT, path), join(place, path), { recursive: true });
  await symlink(join(ROOT, "node_modules/rolldown"), join(place, "node_modules/rolldown"));
  await run("chmod", ["-R", "go-rwx", place]);
  return place;
}

/** The files that differ, or that only one of the two has. */
const differing = (
  one: ReadonlyMap<string, Buffer>,
  other: ReadonlyMap<string, Buffer>,
): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (file) => !other.get(file)?.equals(one.get(file) ?? Buffer.from("missing")),
  );

it("is built byte by byte the same in another place, time zone, language and umask", async () => {
  const place = await elsewhere(await folderForTest());
  const home = await folderForTest();
  const env = {
    PATH: process.env["PATH"],
    HOME: home,
    TMPDIR: home,
    TZ: "Pacific/Chatham",
    LC_ALL: "tr_TR.UTF-8",
  };

  await run("sh", ["-c", "umask 077 && node .build/build.js"], { cwd: place, env });

  const built = await filesIn(join(ROOT, "dist"));
  expect(built.size).toBeGreaterThan(60);
  expect(differing(built, await filesIn(join(place, "dist")))).toEqual([]);

  const { files } = await packedFrom(ROOT, await folderForTest());
  const other = await packedFrom(place, await folderForTest(), env);
  expect(differing(files, other.files)).toEqual([]);
  console.log(`built twice: 0 of ${built.size} files differ, 0 of ${files.size} in the package`);
}, 120_000);

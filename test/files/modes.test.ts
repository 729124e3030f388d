import { lstat, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { approved, cast, DAY, deleted } from "../support/cast.js";
import { folderForTest } from "../support/folder-for-test.js";
import { openScene, type Scene } from "../support/scene.js";
import { type Made, watchMade } from "../support/watch-made.js";

/** Under the last one nobody but root can write what was made; then it says so. */
const UMASKS = ["000", "002", "022", "077", "777"];

const keysFor = (umask: string) => ({
  [`fresh-${umask}`]: {},
  [`approved-${umask}`]: approved,
  [`deleted-${umask}`]: deleted(5 * DAY),
});

const { seed, id } = cast<string>(Object.assign({}, ...UMASKS.map(keysFor)));

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** All that makes a file or a folder, by who does it. */
function story(umask: string, home: string): readonly (readonly [string, readonly string[]])[] {
  const [fresh = "", waits = "", gone = ""] = Object.keys(keysFor(umask)).map((name) => id[name]);
  const crn = scene.emulator.instances[0]?.crn ?? "";
  return [
    ["bob", ["instance", "add", "one", crn]],
    ["ann", ["key", "set-for-deletion", fresh, "--yes", "--request", join(home, "request")]],
    ["bob", ["key", "delete", waits, "--confirm", waits]],
    ["cleo", ["key", "purge", gone, "--confirm", gone, "--record", join(home, "record")]],
    ["bob", ["report", "--html", join(home, "report.html")]],
  ];
}

/** What others could do with it, and what nobody should. */
const tooWide = ({ mode, isFolder }: Made) => (mode & (isFolder ? 0o7077 : 0o7177)) !== 0;

it.each(UMASKS)("is for nobody else at any moment under a umask of %s", async (umask) => {
  const folder = await folderForTest();
  const home = join(folder, "home");
  await mkdir(home);
  const { environment, made } = await watchMade(folder, umask);

  const exits: (number | null)[] = [];
  for (const [who, argv] of story(umask, home)) {
    const run = await scene.as(who, argv, { environment: { ...environment, HOME: home } });
    exits.push(run.exit);
  }

  const may = umask === "777" && process.getuid?.() !== 0 ? [0, 11] : [0];
  expect(exits.filter((exit) => exit === null || !may.includes(exit))).toEqual([]);
  const all = await made();
  expect(all.filter(tooWide)).toEqual([]);
  if (may.length === 1) await isAllOf(home, all);
});

/** Nothing that is there escaped the watch, which saw what went again too: turns, locks, parts. */
async function isAllOf(home: string, made: readonly Made[]): Promise<void> {
  const seen = new Set(made.map(({ path }) => path));
  const everything = (await readdir(home, { recursive: true })).map((name) => join(home, name));
  // Node itself writes what it keeps of compiled code, from 22.8 on: that can only be looked at afterwards.
  const left = everything.filter((path) => !path.startsWith(join(home, ".cache")));
  expect(left.filter((path) => !seen.has(path))).toEqual([]);
  const gone = [...seen].filter((path) => !left.includes(path));
  // .config and .local/state/kp-dual with runs and locks; the configuration, three runs and their notes, three outputs.
  expect(left).toHaveLength(7 + 1 + 3 + 3 + 3);
  for (const part of ["config.json.turn", "config.next-", ".tmp-", ".lock", ".part"])
    expect(gone.filter((path) => path.includes(part)).length, part).toBeGreaterThan(0);
  const modes = await Promise.all(
    everything.map(async (path) => ({ path, status: await lstat(path) })),
  );
  const wide = modes.map(({ path, status }) => ({
    path,
    mode: status.mode & 0o7777,
    isFolder: status.isDirectory(),
  }));
  expect(wide.filter(tooWide)).toEqual([]);
}

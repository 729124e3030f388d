import { execFile } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { changeSaved } from "../../../src/cli/config/change-saved.js";
import { savedInstances } from "../../../src/cli/config/saved-instances.js";
import type { SavedInstance } from "../../../src/core/saved-instance.js";
import { writerOf } from "../../support/writer-of.js";
import { aConfiguration, aPlace, BROKEN, CRN, GUID } from "./configurations.js";

const OWNER = process.getuid?.();
const one: SavedInstance = { name: "prod-eu", instance: CRN, region: null };
const two: SavedInstance = { name: "2024", instance: GUID, region: "eu-de" };

const saving = (folder: string, ...more: readonly SavedInstance[]) =>
  changeSaved(folder, OWNER, (all) => [...all, ...more]);
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe("changeSaved", () => {
  it("saves what can be read again, and leaves nothing else behind", async () => {
    const { folder, file } = await aPlace();

    await saving(folder, one);
    await saving(folder, two);

    const { all } = await savedInstances(folder);
    expect(all.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([two, one]);
    expect(await readdir(folder)).toEqual(["config.json"]);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
      instances: { "prod-eu": { instance: CRN }, "2024": { instance: GUID, region: "eu-de" } },
    });
  });

  it.each([0o000, 0o022])("lets nobody else in under umask %o", async (umask) => {
    const { folder, file } = await aPlace();
    const before = process.umask(umask);
    onTestFinished(() => void process.umask(before));
    const modes = async () => [await modeOf(folder), await modeOf(file)];
    let turn = "";

    await saving(folder, one);
    expect(await modes()).toEqual(["700", "600"]);
    await chmod(file, 0o666);
    await chmod(folder, 0o777);
    await changeSaved(folder, OWNER, (all) => {
      turn = (statSync(`${file}.turn`).mode & 0o777).toString(8);
      return [...all, two];
    });

    expect(await modes()).toEqual(["700", "600"]);
    expect(turn).toBe("700");
  });

  it("writes nothing where nothing changes", async () => {
    const { folder, file } = await aConfiguration('{ "instances": {} }');

    await changeSaved(folder, OWNER, (all) => all);

    expect(await readFile(file, "utf8")).toBe('{ "instances": {} }');
  });

  it("writes nothing where the change throws", async () => {
    const { folder } = await aPlace();
    await saving(folder, one);
    const change = changeSaved(folder, OWNER, () => {
      throw new Error("no");
    });

    await expect(change).rejects.toMatchObject({ code: "config-unwritable" });
    expect((await savedInstances(folder)).all).toEqual([one]);
    expect(await readdir(folder)).toEqual(["config.json"]);
  });

  it("never saves what it could not read again", async () => {
    const { folder, file } = await aPlace();
    await saving(folder, one);
    const before = await readFile(file);

    const wrong = saving(folder, { name: "a b", instance: CRN, region: null });

    await expect(wrong).rejects.toMatchObject({ code: "config-unwritable", exit: 11 });
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(["config.json"]);
  });

  it("writes nothing where another one had the turn meanwhile", async () => {
    const { folder, file } = await aPlace();
    await saving(folder, one);
    const change = changeSaved(folder, OWNER, (all) => {
      for (const mark of readdirSync(`${file}.turn`)) rmSync(join(`${file}.turn`, mark));
      return [...all, two];
    });

    await expect(change).rejects.toMatchObject({ code: "config-unwritable", exit: 11 });

    expect((await savedInstances(folder)).all).toEqual([one]);
    expect(await readdir(folder)).toEqual(["config.json"]);
  });

  it("goes on after a writer that was killed", async () => {
    const { folder, file } = await aConfiguration("{}");
    for (const torn of ["config.next.json", "config.next-1.json", "config.next-2.json.tmp-3"])
      await writeFile(join(folder, torn), "<torn");
    await mkdir(`${file}.turn`);
    await utimes(`${file}.turn`, 1, 1);

    await saving(folder, one);

    expect((await savedInstances(folder)).all).toEqual([one]);
    expect(await readdir(folder)).toEqual(["config.json"]);
  });
});

describe("a file that holds", () => {
  it("what is broken in more than fifty ways is tried", () => {
    expect(new Set(BROKEN.map(([what]) => what)).size).toBe(59);
  });

  it.each(BROKEN)("%s stays as it is", async (_, content) => {
    const { folder, file } = await aConfiguration(content);
    const { mtimeMs, ino } = await stat(file);

    await expect(saving(folder, one)).rejects.toMatchObject({ code: "config-broken", exit: 11 });

    expect(await stat(file)).toMatchObject({ mtimeMs, ino });
    expect(Buffer.from(content).equals(await readFile(file))).toBe(true);
    expect(await readdir(folder)).toEqual(["config.json"]);
  });
});

describe("in place of", () => {
  it("the file, a link is not followed, and what it leads to stays as it is", async () => {
    const { folder, file } = await aPlace();
    await mkdir(folder);
    const theirs = join(dirname(folder), "theirs");
    await writeFile(theirs, "{}");
    await symlink(theirs, file);

    await expect(saving(folder, one)).rejects.toMatchObject({ code: "config-broken", exit: 11 });

    expect(await readFile(theirs, "utf8")).toBe("{}");
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
  });

  it("the new file, a link is put away, and what it leads to stays as it is", async () => {
    const { folder } = await aPlace();
    await mkdir(folder);
    const theirs = join(dirname(folder), "theirs");
    await writeFile(theirs, "theirs");
    await symlink(theirs, join(folder, "config.next.json"));

    await saving(folder, one);

    expect(await readFile(theirs, "utf8")).toBe("theirs");
    expect((await savedInstances(folder)).all).toEqual([one]);
  });

  it("the folder, a link is not followed", async () => {
    const { folder, file } = await aPlace();
    const theirs = join(dirname(folder), "theirs");
    await mkdir(theirs);
    await symlink(theirs, folder);

    await expect(saving(folder, one)).rejects.toMatchObject({
      code: "config-unwritable",
      exit: 11,
      facts: { values: { file } },
    });
    expect(await readdir(theirs)).toEqual([]);
  });

  it("one's own folder, somebody else's is not used", async () => {
    const { folder } = await aPlace();
    await mkdir(folder);

    const change = changeSaved(folder, (OWNER ?? 0) + 1, (all) => [...all, one]);

    await expect(change).rejects.toMatchObject({ code: "config-unwritable" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("the folder, a file is left alone", async () => {
    const { folder } = await aPlace();
    await writeFile(folder, "theirs");

    await expect(saving(folder, one)).rejects.toMatchObject({ code: "config-unwritable" });
    expect(await readFile(folder, "utf8")).toBe("theirs");
  });
});

const run = promisify(execFile);

describe("a full disk", () => {
  it.each([1, 8, 16])("at %i blocks leaves the old file as it was", async (blocks) => {
    const { folder, file } = await aPlace();
    const many = Array.from({ length: 100 }, (_, n) => ({ ...one, name: `i${n}` }));
    await saving(folder, ...many);
    const before = await readFile(file);
    expect(before.length).toBeGreaterThan(16 * 512);
    const writer = await writerOf(`
      process.on("SIGXFSZ", () => undefined);
      const one = { name: "one", instance: ${JSON.stringify(CRN)}, region: null };
      await changeSaved(process.argv[2], process.getuid(), (all) => [...all, one]).then(
        () => console.log("saved"), (error) => console.log(error.code, error.facts.values.file));
    `);

    const { stdout } = await run("/bin/sh", [
      "-c",
      `ulimit -f ${blocks}; exec "${process.execPath}" "${writer}" "${folder}"`,
    ]);

    expect(stdout.trim()).toBe(`config-unwritable ${file}`);
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(["config.json"]);
  });
});

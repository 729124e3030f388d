import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isFree, wholeFile } from "../../src/cli/whole-file.js";

async function folder() {
  const path = await mkdtemp(join(tmpdir(), "kp-dual-whole-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const REFUSED = { code: "report-unwritable", exit: 11 };

describe("a whole file", () => {
  it("is new, for its owner alone, and alone in its folder", async () => {
    const home = await folder();
    const file = join(home, "report.html");

    await isFree(file);
    await wholeFile(file, "text");

    expect(await readFile(file, "utf8")).toBe("text");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(home)).toEqual(["report.html"]);
  });

  it.each([
    ["a file", (file: string) => writeFile(file, "old")],
    ["a folder", (file: string) => mkdir(file)],
    ["a link to nowhere", (file: string) => symlink(`${file}.nowhere`, file)],
  ])("never takes the place of %s", async (_, make) => {
    const home = await folder();
    const file = join(home, "report.html");
    await make(file);

    await expect(isFree(file)).rejects.toMatchObject(REFUSED);
    await expect(wholeFile(file, "text")).rejects.toMatchObject({
      ...REFUSED,
      facts: { values: { file } },
    });

    expect(await readdir(home)).toEqual(["report.html"]);
  });

  it.each([
    ["has no name", () => ""],
    ["is to be in a file", (file: string) => join(file, "report.html")],
  ])("is refused before anything is read where it %s", async (_, nameIn) => {
    const file = join(await folder(), "file");
    await writeFile(file, "old");

    await expect(isFree(nameIn(file))).rejects.toMatchObject(REFUSED);
  });

  it("leaves nothing behind where there is no folder for it", async () => {
    const file = join(await folder(), "no", "report.html");

    await expect(isFree(file)).rejects.toMatchObject(REFUSED);
    await expect(wholeFile(file, "text")).rejects.toMatchObject(REFUSED);
  });
});

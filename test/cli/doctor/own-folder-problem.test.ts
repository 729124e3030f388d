import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownFolderProblem } from "../../../src/cli/doctor/own-folder-problem.js";
import { folderForTest } from "../../support/folder-for-test.js";

const owner = process.getuid?.();

const refusing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};

describe("ownFolderProblem", () => {
  it("finds none with a folder of one's own, or where one can be made; it makes none", async () => {
    const folder = await folderForTest();

    expect(await ownFolderProblem(folder, owner)).toBeNull();
    expect(await ownFolderProblem(join(folder, "state", "kp-dual", "runs"), owner)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(["EACCES", "EROFS"])("finds one that can't be written (%s)", async (code) => {
    const folder = await folderForTest();

    const there = await ownFolderProblem(folder, owner, refusing(code));
    const missing = await ownFolderProblem(join(folder, "missing"), owner, refusing(code));

    expect(there).toBe(`can't be written (${code})`);
    expect(missing).toBe(`can't be made (${code})`);
  });

  it("finds a file in its place, or above it", async () => {
    const file = join(await folderForTest(), "file");
    await writeFile(file, "mine");

    expect(await ownFolderProblem(file, owner)).toBe("is no folder");
    expect(await ownFolderProblem(join(file, "runs"), owner)).toBe("can't be made (ENOTDIR)");
  });

  it("finds a link to elsewhere", async () => {
    const folder = await folderForTest();
    await mkdir(join(folder, "elsewhere"));
    await symlink(join(folder, "elsewhere"), join(folder, "link"));

    expect(await ownFolderProblem(join(folder, "link"), owner)).toBe("is a link to elsewhere");
  });

  it("finds what belongs to somebody else", async () => {
    const folder = await folderForTest();

    expect(await ownFolderProblem(folder, (owner ?? 0) + 1)).toBe("belongs to somebody else");
  });
});

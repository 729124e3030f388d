import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./support/bundle.js";
import { folderForTest } from "./support/folder-for-test.js";

const CHANGELOG = `# Changelog

## [Unreleased]

- not yet

## [1.2.0] - 2026-05-12

### Added

- \`key undo\`.

## [1.1.0]

- undated

## [1.0.0] - 2026-01-02
`;

/** What the release of this tag would say, in a repository with this version. */
async function notes(tag: string | undefined, version: string) {
  const cwd = await folderForTest();
  await writeFile(join(cwd, "package.json"), JSON.stringify({ version }));
  await writeFile(join(cwd, "CHANGELOG.md"), CHANGELOG);
  const argv = [join(ROOT, ".ci/release-notes.js"), ...(tag === undefined ? [] : [tag])];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, { cwd }, (_error, stdout, stderr) =>
      resolve({ exit: child.exitCode, stdout, said: stderr.trim() }),
    );
  });
}

describe("the notes of a release", () => {
  it("are what the CHANGELOG says of it", async () => {
    expect(await notes("v1.2.0", "1.2.0")).toEqual({
      ...{ exit: 0, stdout: "### Added\n\n- `key undo`.\n", said: "" },
    });
  });

  it.each([
    ["v1.2.1", "1.2.0", "the tag is v1.2.1, package.json has 1.2.0"],
    ["1.2.0", "1.2.0", "the tag is 1.2.0, package.json has 1.2.0"],
    ["v1.2.0-rc.1", "1.2.0", "the tag is v1.2.0-rc.1, package.json has 1.2.0"],
    [undefined, "1.2.0", "the tag is missing, package.json has 1.2.0"],
    ["v1.3.0", "1.3.0", "CHANGELOG.md has no dated section of 1.3.0"],
    ["v1.1.0", "1.1.0", "CHANGELOG.md has no dated section of 1.1.0"],
    ["v1.2", "1.2", "CHANGELOG.md has no dated section of 1.2"],
    ["v1.0.0", "1.0.0", "CHANGELOG.md says nothing of 1.0.0"],
  ])("are refused for the tag %s of version %s", async (tag, version, why) => {
    expect(await notes(tag, version)).toEqual({
      ...{ exit: 1, stdout: "", said: `not released: ${why}` },
    });
  });
});

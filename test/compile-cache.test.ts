import { chmod, mkdir, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderForTest } from "./support/folder-for-test.js";

interface Around {
  readonly env: Readonly<Record<string, string>>;
  readonly getuid: () => number;
  readonly umask: (mask: number) => number;
}

const { keepCompiled } = createRequire(import.meta.url)("../bin/compile-cache.js") as {
  readonly keepCompiled: (around: Around, enable: (folder: string) => void) => void;
};

const ME = process.getuid?.() ?? 0;

/** The folders in which compiled code is kept, in such an environment. */
function keptIn(env: Readonly<Record<string, string>>, me = ME) {
  const folders: string[] = [];
  const masks: number[] = [];
  const umask = (mask: number) => {
    masks.push(mask);
    return process.umask(mask);
  };
  keepCompiled({ env, getuid: () => me, umask }, (folder) => void folders.push(folder));
  return { folders, masks };
}

describe("compiled code is kept", () => {
  it("in a folder of the user's own, which nobody else gets at, not even while it is made", async () => {
    const home = await folderForTest();

    expect(keptIn({ HOME: home })).toEqual({
      folders: [join(home, ".cache/kp-dual")],
      masks: [0o077, process.umask()],
    });
  });

  it("where XDG_CACHE_HOME says", async () => {
    const caches = await folderForTest();

    expect(keptIn({ HOME: "/nowhere", XDG_CACHE_HOME: caches }).folders).toEqual([
      join(caches, "kp-dual"),
    ]);
    expect((await stat(join(caches, "kp-dual"))).isDirectory()).toBe(true);
  });
});

describe("compiled code is not kept", () => {
  it.each([
    ["without a home", {}],
    ["in a folder that depends on where one is", { XDG_CACHE_HOME: "caches" }],
    ["where none can be made", { HOME: "/dev/null" }],
  ])("%s", (_where, env) => {
    expect(keptIn(env).folders).toEqual([]);
  });

  it.each([0o710, 0o701, 0o755, 0o777, 0o1777])("in a folder with mode %o", async (mode) => {
    const home = await folderForTest();
    await mkdir(join(home, ".cache/kp-dual"), { recursive: true });
    await chmod(join(home, ".cache/kp-dual"), mode);

    expect(keptIn({ HOME: home }).folders).toEqual([]);
  });

  it("in a folder of somebody else", async () => {
    const home = await folderForTest();

    expect(keptIn({ HOME: home }, ME + 1).folders).toEqual([]);
  });

  it("behind a link, or in what is no folder", async () => {
    const home = await folderForTest();
    const elsewhere = await folderForTest();
    await chmod(elsewhere, 0o700);
    await mkdir(join(home, ".cache"));
    await symlink(elsewhere, join(home, ".cache/kp-dual"));
    const other = await folderForTest();
    await mkdir(join(other, ".cache"));
    await writeFile(join(other, ".cache/kp-dual"), "");

    expect(keptIn({ HOME: home }).folders).toEqual([]);
    expect(keptIn({ HOME: other }).folders).toEqual([]);
  });
});

import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentIn } from "../support/documents.js";
import { folderForTest } from "../support/folder-for-test.js";
import { kpDual, started } from "../support/kp-dual.js";
import { untilPrinted } from "../support/until-printed.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-rehearse-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("rehearse", () => {
  it("plays the story, asks nothing, needs nothing and leaves nothing behind", async () => {
    const { exit, stdout, stderr } = await kpDual(["rehearse"], {
      environment: { TMPDIR: folder },
      cwd: folder,
    });

    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    for (const line of stdout.trimEnd().split("\n"))
      expect(line).toMatch(/^REHEARSAL (?!REHEARSAL)/);
    expect(stdout).toContain("Every step came out as the service's rules say.");
    expect(stdout.match(/exit \d+, as it must be/g)).toHaveLength(11);
    expect(stdout).toContain("not deleted: you gave the first approval yourself");
    expect(await readdir(folder)).toEqual([]);
  });

  it("is one document with --json, with a second person, an early purge and its end", async () => {
    const { exit, stdout, stderr } = await kpDual(["rehearse", "--json"], {
      environment: {
        TMPDIR: folder,
        IBMCLOUD_API_KEY: "a-real-key-that-must-not-be-used",
        CI: "1",
      },
    });

    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const { steps, ok } = documentIn("rehearsal", stdout);
    expect(ok).toBe(true);
    expect(steps.map((step) => [step.who, step.exit])).toEqual([
      ["bob", 0],
      ["ann", 0],
      ["ann", 0],
      ["ann", 3],
      ["bob", 0],
      ["bob", 0],
      ["cleo", 6],
      ["cleo", 0],
      ["bob", 4],
      ["cleo", 0],
      ["cleo", 7],
    ]);
    for (const { exit: got, expected } of steps) expect(got).toBe(expected);
    expect(stdout).not.toContain("a-real-key");
  });

  it("with --keep stays until Ctrl-C, with the emulator as the story left it", async () => {
    const child = started(["rehearse", "--keep"], { environment: { TMPDIR: folder } });
    const text = await untilPrinted(child, "export IBMCLOUD_API_KEY=");
    const home = await folderForTest();
    const url = /KP_DUAL_REHEARSAL=(\S+)/.exec(text)?.[1] ?? "";
    const instance = /KP_INSTANCE_ID=(\S+)/.exec(text)?.[1] ?? "";

    const list = await kpDual(["key", "list", "--json"], {
      environment: {
        ...{ KP_DUAL_REHEARSAL: url, KP_INSTANCE_ID: instance, HOME: home },
        IBMCLOUD_API_KEY: "rehearsal-ann",
      },
    });
    expect(documentIn("keys", list.stdout).keys).toEqual([]);

    const closed = once(child, "close");
    child.kill("SIGINT");
    expect(await closed).toEqual([0, null]);
    expect(await readdir(folder)).toEqual([]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("stopped in the middle leaves nothing behind either", async () => {
    const child = started(["rehearse"], { environment: { TMPDIR: folder } });
    await untilPrinted(child, "as it must be");

    const closed = once(child, "close");
    child.kill("SIGINT");

    expect(await closed).toEqual([130, null]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is exit 11 where there can be no folder for it", async () => {
    const run = await kpDual(["rehearse"], { environment: { TMPDIR: join(folder, "missing") } });

    expect(run).toMatchObject({ exit: 11, stdout: "" });
  });
});

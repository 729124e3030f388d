import { mkdir, mkdtemp, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openRunFile } from "../../../src/change/run-file.js";
import { interruptedRun } from "../../../src/cli/journal/interrupted.js";
import { totalsOf } from "../../../src/core/report.js";
import { runHeader } from "../../support/run-header.js";
import { aKey, keyId, NOW, ORDERS, seen } from "../../views/models.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-interrupted-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The id of a run that began in this second. */
const runAt = (second: number) => `20260512T0720${String(second).padStart(2, "0")}Z-delete-7f3a`;

const fileOf = (run: string) => join(folder, "runs", `${run}.jsonl`);

/** A run that has begun, and that ended where it is said how. */
async function aRun(second: number, ended?: object, { rehearsal = false, keys = 1 } = {}) {
  const run = runAt(second);
  const targets = Array.from({ length: keys }, () => ({ key: ORDERS }));
  const journal = await openRunFile(
    { folder, run, owner: process.getuid?.(), clock: () => NOW },
    { startedAt: NOW, rehearsal, keyRing: null },
    runHeader({ targets }),
  );
  if (ended) await journal.close({ ...totalsOf([]), ...ended });
  else onTestFinished(() => journal.close({}));
  return { run, journal };
}

const sizeOf = async (run: string) => (await stat(fileOf(run))).size;

const DONE = { done: 1 };

const found = ({ rehearsal = false, living = [] as readonly number[] } = {}) =>
  interruptedRun(folder, rehearsal, (pid) => living.includes(pid));

describe("a run that is not finished", () => {
  it("is none where there is no run, and no folder", async () => {
    expect(await found()).toBeNull();
    await aRun(1, DONE);
    expect(await found()).toBeNull();
  });

  it("is one that has no end", async () => {
    const { run } = await aRun(1);

    expect(await found()).toBe(run);
  });

  it("is one whose last line is torn, at whatever byte", async () => {
    const { run, journal } = await aRun(1);
    const intent = { record: "intent", correlationId: "c-1", before: seen(aKey()) } as const;
    await journal.write(intent);
    await journal.close(DONE);
    expect(await found()).toBeNull();

    for (const torn of [1, 2, 60, 300]) {
      await truncate(fileOf(run), (await sizeOf(run)) - torn);
      expect(await found()).toBe(run);
    }
  });

  it("is one that went on after its end, and broke off", async () => {
    const { run } = await aRun(1, DONE);
    await writeFile(fileOf(run), '{"record":"resumed","at":"2026-05-12T07:2', { flag: "a" });

    expect(await found()).toBe(run);
  });

  it.each(["unknown", "notDone", "notStarted"])("is one that ended with %s", async (name) => {
    const { run } = await aRun(1, { ...DONE, [name]: 1 });

    expect(await found()).toBe(run);
  });

  it.each(["done", "already", "refused", "changedByOther"])(
    "is none that ended with nothing but %s",
    async (name) => {
      await aRun(1, { [name]: 3 });

      expect(await found()).toBeNull();
    },
  );

  it("is the newest of several", async () => {
    await aRun(1);
    const { run } = await aRun(2, { unknown: 1 });
    await aRun(3, DONE);

    expect(await found()).toBe(run);
  });

  it("is looked for among the newest twenty", async () => {
    const { run } = await aRun(0);
    for (let second = 1; second < 20; second += 1) await aRun(second, DONE);
    expect(await found()).toBe(run);

    await aRun(20, DONE);
    expect(await found()).toBeNull();
  });

  it("is of a rehearsal in rehearsals, and in earnest in earnest", async () => {
    const earnest = await aRun(1);
    const rehearsed = await aRun(2, undefined, { rehearsal: true });

    expect(await found()).toBe(earnest.run);
    expect(await found({ rehearsal: true })).toBe(rehearsed.run);
  });

  it("may have so many keys that its first line is longer than what is looked at", async () => {
    const { run, journal } = await aRun(1, undefined, { keys: 500 });
    const long = seen(aKey({ id: keyId(ORDERS), name: "x".repeat(9_000) }));
    await journal.write({ record: "intent", correlationId: "c-1", before: long });
    await truncate(fileOf(run), (await sizeOf(run)) - 1);

    expect(await found()).toBe(run);
  });

  it.each([1, 500])(
    "is none that has no whole header, of %i keys: nothing was sent",
    async (keys) => {
      const { run } = await aRun(1, undefined, { keys });
      await truncate(fileOf(run), (await sizeOf(run)) - 1);

      expect(await found()).toBeNull();
    },
  );

  it("is looked for behind what can't be read", async () => {
    const { run } = await aRun(1);
    await mkdir(fileOf(runAt(2)));
    await symlink(fileOf(run), fileOf(runAt(3)));
    await writeFile(fileOf(runAt(4)), "");
    await writeFile(fileOf(runAt(5)), "no record\n");
    await writeFile(join(folder, "runs", "notes.jsonl"), "mine\n");

    expect(await found()).toBe(run);
  });
});

describe("a run that a process is at work on", () => {
  const PID = 4_711;

  async function heldBy(run: string, host: string) {
    await mkdir(join(folder, "locks"), { recursive: true });
    await writeFile(
      join(folder, "locks", "i-delete.json"),
      JSON.stringify({ run, pid: PID, host }),
    );
  }

  it("is not unfinished while the process lives", async () => {
    const { run } = await aRun(1);
    await heldBy(run, hostname());

    expect(await found({ living: [PID] })).toBeNull();
    expect(await found()).toBe(run);
  });

  it("on another machine can't be looked at from here, so it is left alone", async () => {
    const { run } = await aRun(1);
    await heldBy(run, "elsewhere");

    expect(await found()).toBeNull();
  });

  it("does not hide another one", async () => {
    const { run } = await aRun(1);
    await heldBy((await aRun(2)).run, hostname());
    await writeFile(join(folder, "locks", "j-delete.json"), "not json");

    expect(await found({ living: [PID] })).toBe(run);
  });
});

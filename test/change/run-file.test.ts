import { constants } from "node:fs";
import {
  appendFile,
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { RunHeader, RunRecord } from "../../src/change/journal.js";
import { openRunFile, type Place, reopenRunFile, type Setting } from "../../src/change/run-file.js";
import { totalsOf } from "../../src/core/report.js";
import { runHeader } from "../support/run-header.js";
import { aKey, BOB, INSTANCE, NOW, seen } from "../views/models.js";

const RUN = "20260512T072000Z-delete-7f3a";
const HEADER = runHeader();
const HOSTILE = "pay\u202eroll\u0000\u001b[2J\r\n\t\u2028\u2029\u00e9\u{1f511}\ud800\u007f\u0085";

let home = "";
let folder = "";
let file = "";

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kp-dual-"));
  folder = join(home, "state", "kp-dual");
  file = join(folder, "runs", `${RUN}.jsonl`);
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const place = (more: Partial<Place> = {}): Place => ({
  folder,
  run: RUN,
  owner: process.getuid?.(),
  clock: () => NOW,
  ...more,
});

const SETTING: Setting = { startedAt: NOW, rehearsal: true, keyRing: null };

/** A run file, which is closed when the test is over. */
async function opened(more: Partial<Place> = {}, header: Partial<RunHeader> = {}) {
  const journal = await openRunFile(place(more), SETTING, { ...HEADER, ...header });
  onTestFinished(() => journal.close({}));
  return journal;
}

const intent = (more: Readonly<Record<string, unknown>> = {}): RunRecord => ({
  record: "intent",
  correlationId: "c-1",
  ...more,
});

const linesOf = async () => (await readFile(file, "utf8")).split("\n").slice(0, -1);
const recordsOf = async () => (await linesOf()).map((line): unknown => JSON.parse(line));
const modeOf = async (path: string) => (await lstat(path)).mode & 0o7777;

/** What every open file is made of, so that a test can make one fail or wait. */
async function anyHandle(): Promise<FileHandle> {
  const handle = await open(home, constants.O_RDONLY);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

/** A run file, and what it is written by. */
async function openedWithHandle() {
  const appending = vi.spyOn(await anyHandle(), "appendFile");
  const journal = await opened();
  return { appending, journal, handle: appending.mock.contexts[0] as FileHandle };
}

/** What the number of a file becomes once it is closed. */
const CLOSED = -1;

const fullDisk = () =>
  Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });

describe("the file of a run", () => {
  it("begins with what the run is", async () => {
    const journal = await opened({}, { reason: "ticket 12", targets: [1, 2, 3] });

    expect(journal.run).toBe(RUN);
    expect(await recordsOf()).toEqual([
      {
        record: "header",
        at: "2026-05-12T07:20:00.000Z",
        version: 1,
        run: RUN,
        startedAt: "2026-05-12T07:20:00.000Z",
        rehearsal: true,
        keyRing: null,
        action: "delete",
        force: false,
        wait: false,
        reason: "ticket 12",
        instance: INSTANCE,
        by: { ...BOB, tokenExpires: "2026-05-12T08:20:00.000Z" },
        targets: [1, 2, 3],
      },
    ]);
  });

  it("takes one record after another and ends with the totals", async () => {
    const journal = await opened();
    await journal.write(intent({ before: seen(aKey()) }));
    await journal.write({ record: "outcome", outcome: "done", changed: true });
    await journal.close(totalsOf([]));

    expect(await recordsOf()).toMatchObject([
      { record: "header" },
      { record: "intent", before: { serverNow: "2026-05-12T07:20:00.000Z" } },
      { record: "outcome", outcome: "done", changed: true },
      { record: "footer", totals: { done: 0, unknown: 0 } },
    ]);
  });

  it("lies in folders that others may no longer enter", async () => {
    await mkdir(join(folder, "runs"), { recursive: true });
    await chmod(folder, 0o777);
    await chmod(join(folder, "runs"), 0o755);

    await opened();

    expect((await modeOf(folder)).toString(8)).toBe("700");
    expect((await modeOf(join(folder, "runs"))).toString(8)).toBe("700");
  });

  it("lies beside those of other runs", async () => {
    await opened();
    await opened({ run: "another" });

    expect(await readdir(join(folder, "runs"))).toEqual([`${RUN}.jsonl`, "another.jsonl"]);
  });
});

describe("a run file that can't be made", () => {
  const refusal = { code: "journal-unwritable", exit: 11 };

  it("because there is one already keeps the one that there is", async () => {
    await opened();
    const before = await readFile(file, "utf8");

    await expect(opened()).rejects.toMatchObject({
      ...refusal,
      facts: { said: expect.stringContaining("EEXIST"), values: { file } },
    });
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it.each(["there", "missing"])("because a link lies there leaves its %s target", async (what) => {
    const target = join(home, "target");
    if (what === "there") await writeFile(target, "precious");
    await mkdir(join(folder, "runs"), { recursive: true });
    await symlink(target, file);

    await expect(opened()).rejects.toMatchObject(refusal);
    expect(await readFile(target, "utf8").catch(() => "missing")).toBe(
      what === "there" ? "precious" : "missing",
    );
  });

  it.each([
    { which: "the folder", path: () => folder },
    { which: "the folder of runs", path: () => join(folder, "runs") },
  ])("because $which is a link leaves its target as it was", async ({ path }) => {
    const target = join(home, "elsewhere");
    await mkdir(target, { mode: 0o755 });
    await chmod(target, 0o755);
    await mkdir(join(path(), ".."), { recursive: true });
    await symlink(target, path());

    await expect(opened()).rejects.toMatchObject(refusal);
    expect(await readdir(target)).toEqual([]);
    expect((await modeOf(target)).toString(8)).toBe("755");
  });

  it.each([
    { which: "the folder", path: () => folder },
    { which: "the folder of runs", path: () => join(folder, "runs") },
    { which: "the folder above", path: () => join(home, "state") },
  ])("because a file lies in the place of $which keeps that file", async ({ path }) => {
    await mkdir(join(path(), ".."), { recursive: true });
    await writeFile(path(), "precious");

    await expect(opened()).rejects.toMatchObject(refusal);
    expect(await readFile(path(), "utf8")).toBe("precious");
  });

  it("because the folder is somebody else's", async () => {
    const owner = (process.getuid?.() ?? 0) + 1;

    await expect(opened({ owner })).rejects.toMatchObject({
      ...refusal,
      facts: { said: "it belongs to somebody else" },
    });
    await expect(readdir(join(folder, "runs"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("because the disk is full says so, and leaves nothing open", async () => {
    const appending = vi.spyOn(await anyHandle(), "appendFile");
    appending.mockRejectedValueOnce(fullDisk());

    await expect(opened()).rejects.toMatchObject({
      ...refusal,
      facts: { said: "ENOSPC: no space left on device, write" },
    });
    expect(appending.mock.contexts).toMatchObject([{ fd: CLOSED }]);
    expect(await readdir(join(folder, "runs"))).toEqual([]);
  });

  it("because its name does not get to the disk leaves nothing behind, and nothing open", async () => {
    const appending = vi.spyOn(await anyHandle(), "appendFile");
    vi.spyOn(await anyHandle(), "sync").mockRejectedValueOnce(fullDisk());

    await expect(opened()).rejects.toMatchObject(refusal);
    expect(appending.mock.contexts).toMatchObject([{ fd: CLOSED }]);
    expect(await readdir(join(folder, "runs"))).toEqual([]);
  });

  it("because of something that is no error says what it was", async () => {
    const handles = await anyHandle();
    vi.spyOn(handles, "datasync").mockRejectedValueOnce("no sync");

    await expect(opened()).rejects.toMatchObject({ ...refusal, facts: { said: "no sync" } });
  });

  it("is no matter of the owner where the system knows none", async () => {
    await expect(opened({ owner: undefined })).resolves.toMatchObject({ run: RUN });
  });
});

describe("a record", () => {
  it("is on the disk before its promise is kept", async () => {
    const handles = await anyHandle();
    const journal = await opened();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const datasync = handles.datasync;
    vi.spyOn(handles, "datasync").mockImplementationOnce(async function (this: FileHandle) {
      await held;
      return datasync.call(this);
    });
    let isKept = false;

    const writing = journal.write(intent()).then(() => {
      isKept = true;
    });
    await vi.waitFor(async () => expect(await linesOf()).toHaveLength(2));

    expect(isKept).toBe(false);
    release();
    await writing;
    expect(isKept).toBe(true);
  });

  it("is one line of plain ASCII, whatever a key is called, and means the same", async () => {
    const journal = await opened({}, { reason: HOSTILE });
    const before = seen(aKey({ name: HOSTILE, aliases: [HOSTILE] }));

    await journal.write(intent({ before }));

    expect(await readFile(file, "latin1")).toMatch(/^[\x20-\x7e\n]*$/);
    expect(await recordsOf()).toMatchObject([
      { reason: HOSTILE },
      { before: { key: { name: HOSTILE, aliases: [HOSTILE] } } },
    ]);
  });

  it("is one line, whatever it says", async () => {
    const journal = await opened();
    const words = fc.string({ unit: "binary" });
    const told: string[] = [];

    await fc.assert(
      fc.asyncProperty(words, async (said) => {
        told.push(said);
        await journal.write(intent({ said }));
        expect(await linesOf()).toHaveLength(1 + told.length);
      }),
      { numRuns: 50, endOnFailure: true },
    );
    expect((await recordsOf()).slice(1)).toEqual(
      told.map((said) => intent({ said, at: NOW.toISOString() })),
    );
  });

  it("stays whole beside others that are written at the same time, however long", async () => {
    const journal = await opened();
    const long = (n: number) => intent({ n, said: String(n).repeat(2_000_000) });
    const records = Array.from({ length: 8 }, (_, n) => long(n));

    await Promise.all(records.map(journal.write));

    expect((await recordsOf()).slice(1)).toEqual(
      records.map((each) => ({ ...each, at: NOW.toISOString() })),
    );
  });

  it("is written with all that came while another was written, under one sync", async () => {
    const { appending, journal } = await openedWithHandle();
    const syncing = vi.spyOn(await anyHandle(), "datasync");
    const records = Array.from({ length: 8 }, (_, n) => intent({ n }));
    appending.mockClear();

    const first = journal.write(intent({ n: -1 }));
    await vi.waitFor(() => expect(appending).toHaveBeenCalledTimes(1));
    await Promise.all([first, ...records.map(journal.write)]);

    expect(appending).toHaveBeenCalledTimes(2);
    expect(syncing).toHaveBeenCalledTimes(2);
    expect(await recordsOf()).toMatchObject([{}, { n: -1 }, ...records.map(({ n }) => ({ n }))]);
  });

  it("that can't be written is an error, and nothing follows what may be a torn line", async () => {
    const handles = await anyHandle();
    const journal = await opened();
    vi.spyOn(handles, "appendFile").mockRejectedValueOnce(fullDisk());
    const refusal = { code: "journal-unwritable", facts: { values: { file } } };

    await expect(journal.write(intent())).rejects.toMatchObject(refusal);
    await expect(journal.write(intent())).rejects.toMatchObject(refusal);
    await journal.close(totalsOf([]));

    expect(await recordsOf()).toMatchObject([{ record: "header" }]);
  });

  it("that JSON can't hold is an error", async () => {
    const journal = await opened();

    await expect(journal.write(intent({ count: 1n }))).rejects.toMatchObject({
      code: "journal-unwritable",
    });
  });
});

describe("closing", () => {
  it("never throws, and leaves nothing open", async () => {
    const { appending, journal, handle } = await openedWithHandle();
    appending.mockRejectedValueOnce(fullDisk());

    await expect(journal.close(totalsOf([]))).resolves.toBeUndefined();
    expect(handle.fd).toBe(CLOSED);
    await expect(journal.close(totalsOf([]))).resolves.toBeUndefined();
  });

  it("never throws where the file can't be closed", async () => {
    const { journal, handle } = await openedWithHandle();
    await handle.close();
    const closing = vi.spyOn(handle, "close").mockRejectedValueOnce(fullDisk());

    await expect(journal.close(totalsOf([]))).resolves.toBeUndefined();
    expect(closing).toHaveBeenCalledTimes(1);
  });
});

describe("going on with the file of a run", () => {
  const resumed = { record: "resumed", at: NOW.toISOString(), by: { iamId: BOB.iamId } };

  /** A run file that was left with a line that is torn. */
  async function left() {
    const journal = await openRunFile(place(), SETTING, HEADER);
    await journal.close({});
    const whole = (await stat(file)).size;
    await appendFile(file, '{"record":"int');
    return { whole, size: (await stat(file)).size };
  }

  it("cuts the torn line off, says who goes on, and appends", async () => {
    const journal = await reopenRunFile(place(), BOB, await left());
    await journal.write(intent());
    await journal.close({});

    expect(journal.run).toBe(RUN);
    expect(await recordsOf()).toMatchObject([
      { record: "header" },
      { record: "footer" },
      resumed,
      { record: "intent" },
      { record: "footer" },
    ]);
  });

  it.each([-1, 1])(
    "is refused where it is %i byte longer than it was read, and keeps it",
    async (more) => {
      const { whole, size } = await left();
      const before = await readFile(file, "utf8");

      await expect(reopenRunFile(place(), BOB, { whole, size: size - more })).rejects.toMatchObject(
        {
          code: "run-locked",
          facts: { why: "another process went on with this run meanwhile", values: { run: RUN } },
        },
      );
      expect(await readFile(file, "utf8")).toBe(before);
    },
  );

  it("keeps the file where nothing can be written to it", async () => {
    const read = await left();
    vi.spyOn(await anyHandle(), "appendFile").mockRejectedValueOnce(fullDisk());

    await expect(reopenRunFile(place(), BOB, read)).rejects.toMatchObject({
      code: "journal-unwritable",
    });
    expect(await recordsOf()).toMatchObject([{ record: "header" }, { record: "footer" }]);
  });

  it("makes none where there is none", async () => {
    await expect(reopenRunFile(place(), BOB, { whole: 0, size: 0 })).rejects.toMatchObject({
      code: "journal-unwritable",
    });
    expect(await readdir(join(folder, "runs"))).toEqual([]);
  });

  it("follows no link", async () => {
    const read = await left();
    await rename(file, join(home, "elsewhere"));
    await symlink(join(home, "elsewhere"), file);

    await expect(reopenRunFile(place(), BOB, read)).rejects.toMatchObject({
      code: "journal-unwritable",
    });
    expect((await stat(join(home, "elsewhere"))).size).toBe(read.size);
  });
});

describe("what is on the disk before it goes on", () => {
  it.each([
    { record: "intent", synced: 1 },
    { record: "attempt", synced: 0 },
    { record: "outcome", synced: 0 },
    { record: "footer", synced: 1 },
  ] as const)("of an $record: $synced", async ({ record, synced }) => {
    const journal = await opened();
    const datasync = vi.spyOn(await anyHandle(), "datasync");

    await journal.write({ record });

    expect(datasync).toHaveBeenCalledTimes(synced);
  });
});

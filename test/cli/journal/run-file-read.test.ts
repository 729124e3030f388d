import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openRunFile, reopenRunFile } from "../../../src/change/run-file.js";
import { journalReader } from "../../../src/cli/journal/journal-reader.js";
import { readRunFile } from "../../../src/cli/journal/run-file-read.js";
import type { ListInput } from "../../../src/core/list-input.js";
import { aKey, BOB, INSTANCE, keyId, NOW, ORDERS, seen } from "../../views/models.js";

const RUN = "20260512T072000Z-delete-7f3a";
const OTHER = keyId("11111111-2222-4333-8444-555555555555");
const THIRD = keyId("21111111-2222-4333-8444-555555555555");

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-read-"));
  file = join(folder, "runs", `${RUN}.jsonl`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = () => ({ folder, run: RUN, owner: process.getuid?.(), clock: () => NOW });

/** A run of three keys: one done, one begun, one not begun. */
async function brokenOff(input?: ListInput) {
  const journal = await openRunFile(
    place(),
    { startedAt: NOW, rehearsal: false, keyRing: null },
    {
      action: "delete",
      reason: "retired",
      instance: INSTANCE,
      by: BOB,
      force: false,
      wait: false,
      input,
      targets: [{ key: ORDERS }, { key: OTHER }, { key: THIRD }],
    },
  );
  onTestFinished(() => journal.close({}));
  const intent = (key: string, correlationId: string) =>
    journal.write({
      record: "intent",
      target: { key },
      correlationId,
      before: seen(aKey({ id: keyId(key) })),
    });
  await intent(ORDERS, "c-1");
  await journal.write({
    ...{ record: "outcome", target: { key: ORDERS }, correlationId: "c-1" },
    ...{ outcome: "done", changed: true, exit: 0 },
  });
  await intent(OTHER, "c-2");
  return journal;
}

describe("a run file", () => {
  it.each([
    { what: "that a list named the keys", input: { file: "-", sha256: "0af1".repeat(16) } },
    { what: "that they were named one by one", input: undefined },
  ])("gives back $what", async ({ input }) => {
    await brokenOff(input);

    const { past } = await journalReader(folder).one(RUN);

    expect(past.input).toEqual(input ?? null);
  });

  it("gives back what was seen, with its dates", async () => {
    await brokenOff();

    const { open } = await journalReader(folder).broken(RUN);

    expect(open.map(({ target }) => target)).toEqual([{ key: OTHER }, { key: THIRD }]);
    expect(open[0]?.before).toEqual(seen(aKey({ id: OTHER })));
    expect(open[1]).toMatchObject({ before: null, intents: [] });
  });

  it("keeps what was seen of a key only while something of it is left", async () => {
    await brokenOff();

    const read = await readRunFile(folder, RUN);

    expect(read?.tracks.map(({ before }) => before !== null)).toEqual([false, true, false]);
    expect(read?.tracks[0]).toMatchObject({ name: "orders-db-root", outcome: { outcome: "done" } });
  });

  it.each([
    { attempts: ["never-sent"], kept: false },
    { attempts: ["refused"], kept: false },
    { attempts: ["lost"], kept: true },
    { attempts: ["accepted"], kept: true },
    { attempts: ["lost", "never-sent"], kept: true },
    { attempts: ["never-sent", "lost"], kept: true },
    { attempts: ["never-sent", "refused"], kept: false },
    { attempts: ["never-sent", "none that was written"], kept: true },
  ])("keeps what was seen where something may have come of it: $attempts", async (each) => {
    const journal = await brokenOff();
    const target = { key: THIRD };
    for (const [n, outcome] of each.attempts.entries()) {
      const sending = { target, correlationId: `c-${n + 3}` };
      await journal.write({ ...sending, record: "intent", before: seen(aKey({ id: THIRD })) });
      if (outcome.startsWith("none")) continue;
      const told = { outcome, status: null, reason: null };
      await journal.write({ ...sending, ...told, record: "attempt" });
    }
    const failed = { outcome: "not-done", changed: false, exit: 8 };
    await journal.write({ record: "outcome", target, correlationId: "c-3", ...failed });

    const { open } = await journalReader(folder).broken(RUN);

    expect(open.at(-1)).toMatchObject({ target, outcome: { outcome: "not-done" } });
    expect(open.at(-1)?.before !== null).toBe(each.kept);
  });

  it("is read when its turn comes, so that many take no more memory than one", async () => {
    await brokenOff();
    const runs = journalReader(folder).all();

    expect(await runs.next()).toMatchObject({ done: false, value: { past: { run: RUN } } });
    expect(await runs.next()).toMatchObject({ done: true });
  });

  it("tells each key once, and that the run broke off", async () => {
    await brokenOff();

    const { past, error } = await journalReader(folder).one(RUN);

    expect(error).toBeNull();
    expect(past).toMatchObject({ endedAt: null, reason: "retired" });
    expect(past.results.map(({ outcome, exit }) => [outcome, exit])).toEqual([
      ["done", 0],
      ["unknown", 10],
      ["not-started", 8],
    ]);
  });

  it("may be torn at any byte of its last line", async () => {
    await brokenOff();
    const whole = await readFile(file);
    const last = whole.lastIndexOf("\n", whole.length - 2) + 1;

    for (let cut = last; cut < whole.length; cut += 1) {
      await writeFile(file, whole.subarray(0, cut));
      const read = await readRunFile(folder, RUN);
      expect(read).toMatchObject({ brokenLine: null, whole: last, size: cut });
      expect(read?.tracks.map(({ intents }) => intents.length)).toEqual([1, 0, 0]);
    }
  });

  it("is gone on with behind its last whole line", async () => {
    await brokenOff();
    const whole = await readFile(file, "utf8");
    await writeFile(file, `${whole}{"record":"outc`);
    const read = await readRunFile(folder, RUN);

    const journal = await reopenRunFile(place(), BOB, read ?? { whole: 0, size: 0 });
    await journal.close({ done: 1 });

    const text = await readFile(file, "utf8");
    expect(text.startsWith(`${whole}{"record":"resumed"`)).toBe(true);
    expect((await journalReader(folder).one(RUN)).past.endedAt).toEqual(NOW);
  });

  it("is not gone on with where somebody else wrote to it since", async () => {
    const journal = await brokenOff();
    const read = await readRunFile(folder, RUN);
    await journal.close({});
    const before = await readFile(file, "utf8");

    await expect(reopenRunFile(place(), BOB, read ?? { whole: 0, size: 0 })).rejects.toMatchObject({
      code: "run-locked",
    });
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it.each([
    ...["", "{}", "not json", '{"record":"intent"}', "null", "[]", "1", '"header"', "\ufeff{}"],
    ...["\0".repeat(64), "[".repeat(10_000), '{"record":"__proto__"}', '{"__proto__":{}}'],
    ...['{"record":"footer","at":"soon","totals":{}}', '{"record":"resumed","by":{"iamId":1}}'],
  ])("with a middle line of %j is broken: it can be looked at, and not resumed", async (line) => {
    await brokenOff();
    const lines = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, lines.with(2, line).join("\n"));
    const journal = journalReader(folder);

    await expect(journal.broken(RUN)).rejects.toMatchObject({ code: "journal-broken", exit: 11 });
    const { past, error } = await journal.one(RUN);
    expect(error).toMatchObject({ code: "journal-broken", facts: { values: { line: "3" } } });
    expect(past.results).toHaveLength(3);
  });

  it.each(["", "{}", "\0".repeat(64), '{"record":"header","version":2}', '{"record":"footer"}'])(
    "with a first line of %j tells nothing, and stays as it is",
    async (line) => {
      await brokenOff();
      const lines = (await readFile(file, "utf8")).split("\n");
      const text = lines.with(0, line).join("\n");
      await writeFile(file, text);
      const journal = journalReader(folder);

      for (const read of [journal.one, journal.broken])
        await expect(read(RUN)).rejects.toMatchObject({
          ...{ code: "journal-broken", exit: 11 },
          facts: { values: { line: "1" } },
        });
      expect(await readFile(file, "utf8")).toBe(text);
    },
  );

  it.each(["../../etc/passwd", "x", `${RUN}/`, `${RUN}.jsonl`, RUN])(
    "of no run that there is: %s",
    async (run) => {
      await expect(readRunFile(folder, run)).rejects.toMatchObject({
        code: "no-such-run",
        exit: 2,
      });
    },
  );
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { readRunFile } from "../../../src/cli/journal/run-file-read.js";
import { type JournalMeans, newRun, oldRun } from "../../../src/cli/journal/run-journal.js";
import { living } from "../../../src/cli/living.js";
import { runHeader } from "../../support/run-header.js";
import { aKey, BOB, INSTANCE, NOW, ORDERS, seen } from "../../views/models.js";

let state = "";
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), "kp-dual-journal-"));
});
afterEach(() => rm(state, { recursive: true, force: true }));

const within = (...path: readonly string[]) => join(state, "kp-dual", ...path);

const means = (): JournalMeans => ({
  clock: () => NOW,
  lives: living(process),
  owner: process.getuid?.(),
  pid: process.pid,
  variables: { XDG_STATE_HOME: state },
  rehearsal: false,
  keyRing: undefined,
  patience: 0,
});

const HEADER = runHeader();

const LOCK = `${INSTANCE.id}-delete`;

const INTENT = {
  record: "intent",
  target: { key: ORDERS },
  correlationId: "c-1",
  before: seen(aKey()),
} as const;
const OUTCOME = {
  record: "outcome",
  ...{ target: { key: ORDERS }, correlationId: "c-1" },
  ...{ outcome: "done", changed: true, exit: 0 },
} as const;

/** A run, which is closed when the test is over. */
async function aRun() {
  const journal = await newRun(HEADER, means());
  onTestFinished(() => journal.close({}));
  return journal;
}

/** Somebody else takes the lock over, as where this process stood still. */
async function takenOver(run: string) {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  onTestFinished(async () => {
    child.kill();
    await once(child, "close");
  });
  const note = JSON.stringify({ run, pid: child.pid, host: hostname() });
  await writeFile(within("locks", `${LOCK}.json`), note);
  return child.pid;
}

const recordsOf = async (run: string) =>
  (await readFile(within("runs", `${run}.jsonl`), "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).record);

describe("a run that stood still while another one took its lock over", () => {
  it.each(["another run", "the same run"])(
    "begins nothing more, and leaves the lock to %s",
    async (which) => {
      const journal = await aRun();
      await journal.write(INTENT);
      const pid = await takenOver(
        which === "the same run" ? journal.run : "20260512T072000Z-delete-0000",
      );

      await expect(journal.write(INTENT)).rejects.toMatchObject({
        code: "run-locked",
        exit: 11,
        facts: {
          do: ["finish the run: kp-dual resume {resumable}"],
          values: { resumable: journal.run },
        },
      });
      await journal.write(OUTCOME);
      await journal.close({});

      expect(await recordsOf(journal.run)).toEqual(["header", "intent", "outcome", "footer"]);
      const note = JSON.parse(await readFile(within("locks", `${LOCK}.json`), "utf8"));
      expect(note.pid).toBe(pid);
    },
  );
});

describe("a run that is gone on with by two at once", () => {
  it("goes to one of them", async () => {
    const first = await aRun();
    await first.close({});
    const file = await readRunFile(within(), first.run);
    if (!file) throw new Error("there is no such run");

    const both = await Promise.allSettled([
      oldRun(file, BOB, means()),
      oldRun(file, BOB, { ...means(), patience: 2_000 }),
      oldRun(file, BOB, { ...means(), patience: 2_000 }),
    ]);
    for (const each of both) if (each.status === "fulfilled") await each.value.close({});

    const refusals = both.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(refusals).toEqual(["run-locked", "run-locked"]);
    expect(await recordsOf(first.run)).toEqual(["header", "footer", "resumed", "footer"]);
  });

  it("goes to nobody who has read less of it than there is by now", async () => {
    const first = await aRun();
    await first.close({});
    const file = await readRunFile(within(), first.run);
    if (!file) throw new Error("there is no such run");
    await (await oldRun(file, BOB, means())).close({});

    await expect(oldRun(file, BOB, means())).rejects.toMatchObject({ code: "run-locked" });
    const again = await readRunFile(within(), first.run);
    await (await oldRun(again ?? file, BOB, means())).close({});
  });
});

describe("without its folders", () => {
  it.each(["locks", "runs"])("no run begins: a link in the place of %s", async (name) => {
    const target = await mkdtemp(join(tmpdir(), "kp-dual-elsewhere-"));
    onTestFinished(() => rm(target, { recursive: true }));
    await mkdir(within(), { recursive: true });
    await symlink(target, within(name));

    await expect(newRun(HEADER, means())).rejects.toMatchObject({
      code: "journal-unwritable",
      exit: 11,
      facts: { values: { file: expect.stringContaining(within("runs")) } },
    });
    expect(await readdir(target)).toEqual([]);
  });

  it("no run begins: a link in the place of the note of who holds the lock", async () => {
    const target = join(state, "precious");
    await writeFile(target, "precious");
    await mkdir(within("locks"), { recursive: true });
    await symlink(target, within("locks", `${LOCK}.json`));

    await expect(newRun(HEADER, means())).rejects.toMatchObject({
      code: "journal-unwritable",
      facts: { values: { file: within("locks", `${LOCK}.lock`) } },
    });
    expect(await readFile(target, "utf8")).toBe("precious");
    expect(await readdir(within("runs"))).toEqual([]);
  });

  it("no run begins: a file in the place of the lock", async () => {
    await mkdir(within("locks"), { recursive: true });
    await writeFile(within("locks", `${LOCK}.lock`), "precious");

    await expect(newRun(HEADER, means())).rejects.toMatchObject({ exit: 11 });
    expect(await readFile(within("locks", `${LOCK}.lock`), "utf8")).toBe("precious");
    expect(await readdir(within("runs"))).toEqual([]);
  });
});

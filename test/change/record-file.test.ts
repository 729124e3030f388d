import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Journal, RunHeader, RunRecord } from "../../src/change/journal.js";
import { isFree, recording } from "../../src/change/record-file.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { BOB, INSTANCE, ORDERS } from "../views/models.js";

const HEADER: RunHeader = {
  action: "purge",
  reason: "retired",
  instance: INSTANCE,
  by: BOB,
  force: false,
  wait: false,
  targets: [],
};
const AT = new Date("2026-05-12T07:20:00Z");
const intent = (key: string): RunRecord => ({
  record: "intent",
  target: { key },
  correlationId: "c-1",
  before: { key: { id: key, name: "a\u2028b" }, serverNow: AT },
});

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-record-"));
  file = join(folder, "purged.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

/** A journal that takes down what is written, and what the record holds by then. */
function aJournal() {
  const written: (readonly [string, number])[] = [];
  const closed: unknown[] = [];
  const journal: Journal = {
    run: "run-1",
    write: async ({ record }) => {
      const { length } = (await readFile(file, "utf8")).split("\n");
      written.push([record, length - 1]);
    },
    close: async (totals) => void closed.push(totals),
  };
  return { written, closed, open: async () => journal };
}

const lines = async () =>
  (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("recording", () => {
  it("keeps what was seen of each key before its intent is written", async () => {
    const { open, written, closed } = aJournal();
    const journal = await recording(open, file)(HEADER);

    await Promise.all([journal.write(intent(ORDERS)), journal.write(intent("other"))]);
    await journal.write({ record: "outcome", target: { key: ORDERS } });
    await journal.close({ done: 2 });

    expect(await lines()).toMatchObject([
      {
        schema: "kp-dual/record/1",
        run: "run-1",
        instance: { id: INSTANCE.id },
        by: { iamId: BOB.iamId },
        reason: "retired",
        target: { key: ORDERS },
        before: { key: { id: ORDERS, name: "a\u2028b" }, serverNow: "2026-05-12T07:20:00.000Z" },
      },
      { target: { key: "other" } },
    ]);
    expect(written.every(([record, before]) => record === "outcome" || before >= 1)).toBe(true);
    expect(written.map(([record]) => record)).toEqual(["intent", "intent", "outcome"]);
    expect(closed).toEqual([{ done: 2 }]);
  });

  it("is one line of ASCII a key, for its owner alone", async () => {
    const journal = await recording(aJournal().open, file)(HEADER);
    await journal.write(intent(ORDERS));
    await journal.close({});

    expect(await readFile(file, "utf8")).toMatch(/^[\x20-\x7e]+\n$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("writes no intent where the record can't be written", async () => {
    const { open, written } = aJournal();
    const journal = await recording(open, file)(HEADER);
    await journal.close({});

    await expect(journal.write(intent(ORDERS))).rejects.toMatchObject({
      code: "record-unwritable",
      exit: 11,
    });
    expect(written).toEqual([]);
  });

  it("leaves no empty file behind where the journal can't be opened", async () => {
    const failing = async () => {
      throw new KpDualError("journal-unwritable");
    };

    await expect(recording(failing, file)(HEADER)).rejects.toMatchObject({
      code: "journal-unwritable",
    });
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a file that is not new, or can't be made", () => {
  const places = [
    ["a file", async () => writeFile(file, "kept")],
    ["a link to nothing", async () => symlink(join(folder, "elsewhere"), file)],
    ["a folder", async () => mkdir(file)],
    [
      "nothing, in a folder that is missing",
      async () => {
        file = join(folder, "missing", "purged.jsonl");
      },
    ],
    [
      "nothing, in a file that is taken for a folder",
      async () => {
        await writeFile(join(folder, "no-folder"), "kept");
        file = join(folder, "no-folder", "purged.jsonl");
      },
    ],
  ] as const;

  it.each(places)("is refused before anything is asked or opened: %s", async (_, prepare) => {
    await prepare();
    const { open, written } = aJournal();
    let isOpened = false;
    const opening = async () => {
      isOpened = true;
      return open();
    };

    await expect(isFree(file)).rejects.toMatchObject({ code: "record-unwritable", exit: 11 });
    await expect(recording(opening, file)(HEADER)).rejects.toMatchObject({
      code: "record-unwritable",
      facts: { values: { file } },
    });
    expect(isOpened).toBe(false);
    expect(written).toEqual([]);
  });

  it("is left as it was", async () => {
    await writeFile(file, "kept");

    await recording(aJournal().open, file)(HEADER).catch(() => undefined);

    expect(await readFile(file, "utf8")).toBe("kept");
  });

  it("is refused where a folder may not be written to", async () => {
    await chmod(folder, 0o500);
    const refused = process.getuid?.() === 0 ? "allowed" : "record-unwritable";

    const result = await isFree(file).then(
      () => "allowed",
      ({ code }: KpDualError) => code,
    );

    await chmod(folder, 0o700);
    expect(result).toBe(refused);
  });

  it("is free where there is none", async () => {
    await expect(isFree(file)).resolves.toBeUndefined();
  });
});

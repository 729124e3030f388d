import { createHash } from "node:crypto";
import { open, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cast, deleted, HOUR } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailure, toldFailures } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const COUNT = 200;
const names = Array.from({ length: COUNT }, (_, at) => `key ${at}`);
const { seed, id } = cast({
  ...Object.fromEntries(names.map((name) => [name, {}])),
  plain: { dualAuth: false },
  twin: {},
  "gone-1": deleted(5 * HOUR),
  "gone-2": deleted(5 * HOUR),
  "gone-3": deleted(5 * HOUR),
} as Readonly<Record<string, object>>);
const idOf = (name: string): string => id[name] ?? "";
const nobody = "02fd6835-6001-4482-a892-ffffffffffff";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

const changes = async () => (await scene.requests()).filter(isChange);
const listed = async (name: string, text: string) => {
  const file = join(scene.home, name);
  await writeFile(file, text);
  return file;
};
const set = ["key", "set-for-deletion", "--yes"];
const unset = ["key", "unset", "--yes"];
const outcomes = (stdout: string) => {
  const { results, totals } = documentIn("change", stdout);
  return { ids: results.map(({ key }) => key?.id), totals };
};

describe("a list of keys", () => {
  // Shuffled, so that the order of the service and that of the list differ.
  const shuffled = names.toSorted((a, b) =>
    a.split("").reverse().join() < b.split("").reverse().join() ? -1 : 1,
  );
  const ids = shuffled.map(idOf);

  it("of 200 is worked through once each, and told in the order of its lines", async () => {
    const file = await listed("ids.txt", `# to go\n\n${ids.join("\n")}\n`);

    const run = await scene.as("ann", [...set, "--from", file, "--json"]);

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(outcomes(run.stdout)).toMatchObject({ ids, totals: { done: COUNT } });
    const sha256 = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    const { run: name } = documentIn("change", run.stdout);
    const told = await scene.as("ann", ["log", "--run", name ?? "", "--json"]);
    expect(documentIn("log", told.stdout).runs[0]?.input).toEqual({ file, sha256 });
    const { stdout } = await scene.as("ann", ["log", "--run", name ?? ""]);
    expect(stdout).toContain(file);
    expect(stdout).toContain(sha256);
    expect((await changes()).toSorted()).toEqual(
      ids.map((key) => `POST /api/v2/keys/${key}/actions/setKeyForDeletion`).toSorted(),
    );
  });

  it("may be CSV from standard input, with a BOM, CRLF and names", async () => {
    const rows = shuffled.map((name, at) => `"a, ${at}";${name}`);
    const input = `\uFEFFNote;Key\r\n${rows.join("\r\n")}\r\n`;

    const run = await scene.as("ann", [...unset, "--from", "-", "--json"], { input });

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(outcomes(run.stdout)).toMatchObject({ ids, totals: { done: COUNT } });
  });

  it("names each key once, however often it is in it, and says so", async () => {
    const input = `key 1\n${idOf("key 1")}\n${idOf("key 1").toUpperCase()}\nkey 2\n`;

    const run = await scene.as("ann", [...set, "--from", "-"], { input });

    expect(run).toMatchObject({ exit: 0 });
    expect(run.stderr).toContain("2 of the 4 name a key that was named before");
    expect(await changes()).toHaveLength(2);
    expect(await scene.as("ann", [...unset, "--from", "-"], { input })).toMatchObject({ exit: 0 });
  });

  it("is confirmed by the number of its keys", async () => {
    const input = "gone-1\ngone-2\n";
    const purge = ["key", "purge", "--from", "-", "--dry-run", "--confirm"];

    expect(await scene.as("cleo", [...purge, "3"], { input })).toMatchObject({ exit: 2 });
    expect(await scene.as("cleo", [...purge, "2"], { input })).toMatchObject({ exit: 0 });
  });

  it("has a row with exit 7 for an id that the service does not know", async () => {
    const input = `${nobody}\nkey 3\n`;

    const run = await scene.as("ann", [...set, "--from", "-", "--json"], { input });

    expect(run).toMatchObject({ exit: 9 });
    expect(documentIn("change", run.stdout).results).toMatchObject([
      { key: { id: nobody }, outcome: "refused", exit: 7 },
      { key: { id: idOf("key 3") }, outcome: "done", exit: 0 },
    ]);
    await scene.as("ann", [...unset, "key 3"]);
  });

  it("explains once what is the same for many of its keys", async () => {
    const input = names.slice(0, 50).join("\n");

    const run = await scene.as("bob", ["key", "delete", "--from", "-", "--confirm", "50"], {
      input,
    });

    expect(run).toMatchObject({ exit: 3 });
    const { title, why } = toldFailure(run.stderr);
    expect(title).toBe("50 keys not deleted: a second person is still missing");
    expect(why).toMatch(/; likewise \S{36}, \S{36}, 47 more$/);
    expect(await changes()).toEqual([]);
  });

  it("switches the policy of its keys on", async () => {
    const enable = ["policy", "enable", "--from", "-", "--confirm"];

    const run = await scene.as("bob", [...enable, idOf("plain"), "--json"], { input: "plain\n" });

    expect(run).toMatchObject({ exit: 0 });
    expect(outcomes(run.stdout)).toMatchObject({ ids: [idOf("plain")], totals: { done: 1 } });
  });
});

describe("a list that can't be used", () => {
  it("is told line by line, and nothing is sent for the good ones", async () => {
    const input = `key 1\nnobody\n${names.slice(2, 20).join("\n")}\nno one\n`;

    const run = await scene.as("ann", [...set, "--from", "-"], { input });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailures(run.stderr)).toMatchObject([
      {
        title: "not set for deletion: the list of keys can't be used",
        why: 'standard input: line 2 names no key here: "nobody"; line 21 names no key here: "no one"',
      },
    ]);
    expect(await changes()).toEqual([]);
  });

  it.each([
    ["is missing", "missing.txt"],
    ["is empty", "empty.txt"],
    ["is too large", "sparse.txt"],
    ["has broken rows", "broken.csv"],
  ])("asks nobody for anything: it %s", async (_, name) => {
    await listed("empty.txt", "");
    await listed("broken.csv", "id,name\na\n");
    const handle = await open(join(scene.home, "sparse.txt"), "w");
    await handle.truncate(17 * 1024 * 1024);
    await handle.close();

    const run = await scene.as("ann", [...set, "--from", join(scene.home, name)]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe("the list of keys can't be used");
    expect(await scene.requests()).toEqual([]);
  });

  it.each([
    ["neither keys nor a list", set],
    ["both", [...set, "key 1", "--from", "-"]],
    ["a list and the API key on one input", [...set, "--from", "-", "--api-key-file", "-"]],
    ["a list of two, by force", ["key", "delete", "--force", "--from", "-", "--confirm", "2"]],
  ])("is exit 2, and nobody is asked: %s", async (_, argv) => {
    const run = await scene.as("bob", argv, { input: "key 1\nkey 2\n" });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(await scene.requests()).toEqual([]);
  });
});

describe("key purge --record", () => {
  const purge = (...keys: readonly string[]) => ["key", "purge", ...keys, "--confirm"];

  it("writes what is known of each key to a new file of its owner's", async () => {
    const file = join(scene.home, "purged.jsonl");
    const argv = [...purge("gone-1", "gone-2"), "2", "--record", file];

    expect(await scene.as("cleo", argv)).toMatchObject({ exit: 0 });

    const records = (await readFile(file, "utf8")).trimEnd().split("\n");
    expect(records.map((line) => JSON.parse(line).before.key.name).toSorted()).toEqual([
      "gone-1",
      "gone-2",
    ]);
    expect(JSON.parse(records[0] ?? "").before).toMatchObject({ registrations: [], policy: {} });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["a file that is there", "taken.jsonl", []],
    ["a folder that is missing", "missing/purged.jsonl", []],
    ["a file that is there, in a dry run", "taken.jsonl", ["--dry-run"]],
  ])("is exit 11 and no purge: %s", async (_, name, more) => {
    const taken = await listed("taken.jsonl", "kept");
    const file = join(scene.home, name);

    const run = await scene.as("cleo", [...purge("gone-3"), "gone-3", "--record", file, ...more]);

    expect(run).toMatchObject({ exit: 11, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe(
      "not purged: the record of the key can't be written",
    );
    expect(await changes()).toEqual([]);
    expect(await readFile(taken, "utf8")).toBe("kept");
  });
});

import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approved, cast, fullLook, look, reads, SIGN_IN } from "../support/cast.js";
import { inBetween } from "../support/in-between.js";
import type { Variables } from "../support/kp-dual.js";
import { atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";
import { commandsIn, toldFailure } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const HOSTILE = "\u001b[2Jpaid\u202e\n  deadline  never";

const { seed, id } = cast({
  orders: {},
  paid: {},
  moved: {},
  again: {},
  weighed: {},
  kept: approved,
  hostile: { name: HOSTILE },
  one: {},
  two: {},
  gone: {},
  full: {},
  json: {},
});

type Edit = (request: ARequest) => unknown;

/** As much of a request file as these tests change. */
interface ARequest {
  reason: string | null;
  by: { name: string };
  instance: { id: string; crn: string };
  keys: (Record<string, unknown> & { id: string; approvalExpires: string })[];
}

let scene: Scene;
let files = 0;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

const changes = async () => (await scene.requests()).filter(isChange);
const newFile = () => join(scene.home, `request-${files++}.json`);
const isRaw = (text: string) => text.includes("\u001b") || text.includes("\u202e");
const unmarked = (text: string) => text.replace(/^REHEARSAL /gm, "");

/** Ann gives the first approval, and hands it over. */
async function asked(...keys: readonly string[]) {
  const file = newFile();
  const set = ["key", "set-for-deletion", ...keys, "--yes", "--request", file];
  const run = await scene.as("ann", [...set, "--reason", "order system retired"]);
  expect(run).toMatchObject({ exit: 0 });
  await scene.requests();
  return { file, run };
}

/** A copy of a request file with something else in it. */
async function edited(file: string, edit: Edit): Promise<string> {
  const request = JSON.parse(await readFile(file, "utf8")) as ARequest;
  const other = newFile();
  const result = edit(request) ?? request;
  await writeFile(other, typeof result === "string" ? result : JSON.stringify(result));
  return other;
}

const ofKey =
  (more: object): Edit =>
  (request) => ({
    ...request,
    keys: request.keys.map((key) => ({ ...key, ...more })),
  });

const remove = (file: string, ...more: readonly string[]) => [
  ...["key", "delete", "--request", file],
  ...more,
];

describe("a first approval that is handed over", () => {
  it("is all that the second person needs", async () => {
    const key = id.orders;
    const file = newFile();
    const set = await scene.as("ann", [
      ...["key", "set-for-deletion", key, "--yes", "--request", file],
      ...["--reason", "order system retired"],
    ]);
    expect(set).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...look(key)),
      `POST /api/v2/keys/${key}/actions/setKeyForDeletion`,
      ...reads(...look(key), ...fullLook(key)),
    ]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = unmarked(set.stdout);
    expect(text).toContain('  reason    "order system retired"');
    expect(text).toContain("  deadline  Tue 19 May 2026 07:12 +00:00 (2026-05-19T07:12:");
    expect(text).toContain("  asked by  ann@rehearsal.invalid (IBMid-ann)");

    // Bob has no more than the block and the file.
    const bob = (argv: readonly string[]) =>
      scene.as("bob", argv, { environment: { KP_INSTANCE_ID: "" } });
    const [plain = [], withFile = []] = commandsIn(set.stdout);
    const look2 = await bob([...plain, "--dry-run"]);
    expect(look2).toMatchObject({ exit: 0 });
    const theirs = withFile.map((word) => (word.endsWith(".json") ? file : word));
    expect(await bob([...theirs, "--dry-run"])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual([]);

    expect(await bob([...theirs, "--confirm", "orders"])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual([`DELETE /api/v2/keys/${key}`]);
    expect(await bob([...theirs, "--confirm", "orders"])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual([]);
  });

  it("makes nobody the second person who is the first", async () => {
    const file = newFile();
    const set = ["key", "set-for-deletion", id.paid, "--yes", "--request", file];
    expect(await scene.as("amy", set)).toMatchObject({ exit: 0 });
    const other = await edited(file, ofKey({ firstApprover: "IBMid-ann" }));

    const own = await scene.as("amy", remove(other, "--confirm", "paid"));

    expect(own).toMatchObject({ exit: 3 });
    expect(toldFailure(own.stderr).title).toBe("not deleted: you gave the first approval yourself");
    expect(await scene.as("bob", ["key", "show", id.paid])).toMatchObject({ exit: 0 });
  });

  it("has a message that a name can't write lines of", async () => {
    const { file, run } = await asked(id.hostile);

    const lines = unmarked(run.stdout).split("\n");
    expect(isRaw(run.stdout)).toBe(false);
    expect(lines.filter((line) => line.startsWith("  deadline"))).toHaveLength(1);
    expect(lines).toContain('  key       "<U+001B>[2Jpaid<U+202E><U+000A>  deadline  never"');
    expect(await readFile(file, "utf8")).toMatch(/^[\x20-\x7e\n]+$/);
    expect(await scene.as("bob", remove(file, "--dry-run"))).toMatchObject({ exit: 0 });
  });

  it("is not begun where the file is there already", async () => {
    const { file } = await asked(id.kept);
    const before = await readFile(file, "utf8");

    const again = await scene.as("ann", [
      ...["key", "set-for-deletion", id.full, "--yes", "--request", file],
    ]);

    expect(again).toMatchObject({ exit: 11, stdout: "" });
    expect(toldFailure(again.stderr).title).toBe(
      "not set for deletion: the request file can't be written",
    );
    expect(await changes()).toEqual([]);
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it("stands where somebody else took the file's name meanwhile, and says how to make it again", async () => {
    const file = newFile();
    const url = await inBetween(scene.emulator.url, async (request) => {
      if (request.startsWith("POST /api")) await writeFile(file, "somebody else's");
      return undefined;
    });
    const argv = ["key", "set-for-deletion", id.full, "--yes"];

    const failed = await scene.as("ann", [...argv, "--request", file], {
      environment: { KP_DUAL_REHEARSAL: url },
    });

    expect(failed).toMatchObject({ exit: 11 });
    expect(failed.stdout).toMatch(new RegExp(`^REHEARSAL done +${id.full}`, "m"));
    expect(failed.stdout).not.toContain("A second Manager is wanted");
    const told = toldFailure(failed.stderr);
    expect(told.title).toBe(
      "set for deletion, but not handed over: the request file can't be written",
    );
    expect(await readFile(file, "utf8")).toBe("somebody else's");
    expect(await changes()).toHaveLength(1);

    const other = newFile();
    const again = [...(commandsIn(told.do)[0] ?? []).slice(0, -1), other, "--yes"];
    expect(await scene.as("ann", again)).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual([]);
    expect(JSON.parse(await readFile(other, "utf8"))).toMatchObject({ keys: [{ id: id.full }] });
  });

  it("is one document to programs", async () => {
    const file = newFile();
    const argv = ["key", "set-for-deletion", id.json, "--yes", "--json", "--request", file];

    const { exit, stdout, stderr } = await scene.as("ann", argv);

    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ schema: "kp-dual/change/1", totals: { done: 1 } });
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ schema: "kp-dual/request/1" });
  });
});

describe("a request file of which nothing is believed", () => {
  let file: string;

  beforeAll(async () => {
    ({ file } = await asked(id.moved));
  });

  it.each<readonly [string, Edit, string]>([
    ["a later deadline", ofKey({ approvalExpires: "2026-06-19T07:12:00Z" }), "approval until"],
    ["no deadline", ofKey({ approvalExpires: null }), "approval until"],
    ["another name", ofKey({ name: "harmless" }), "name"],
    ["a name that acts on terminals", ofKey({ name: HOSTILE }), "name"],
    ["another ring", ofKey({ keyRing: "attic" }), "key ring"],
    ["another state", ofKey({ state: "destroyed" }), "state"],
    ["a rotation that never was", ofKey({ rotatedAt: "2026-05-01T00:00:00Z" }), "rotated"],
    [
      "a resource",
      ofKey({ registrations: [{ resourceCrn: "crn:", preventKeyDeletion: false }] }),
      "registered",
    ],
    ["the id of another key", ofKey({ id: id.kept }), "name, approval until, created"],
  ])("stops a script, with %s", async (_, edit, what) => {
    const other = await edited(file, edit);
    const { keys } = JSON.parse(await readFile(other, "utf8")) as ARequest;

    const run = await scene.as("bob", remove(other, "--confirm", keys[0]?.id ?? ""));

    expect(run).toMatchObject({ exit: 5 });
    const { title, why } = toldFailure(run.stderr);
    expect(title).toBe("not deleted: the key is not as the request file says");
    expect(why).toContain(what.split(", ")[0]);
    expect(await changes()).toEqual([]);
    const dry = await scene.as("bob", remove(other, "--dry-run"));
    expect(dry).toMatchObject({ exit: 5 });
    expect(isRaw(dry.stdout)).toBe(false);
    expect(dry.stdout).not.toContain("harmless");
  });

  it.each<readonly [string, Edit]>([
    ["an added field", (request) => ({ ...request, approvedBy: "everybody" })],
    ["an added field of a key", ofKey({ force: true })],
    ["the same key twice", ({ keys, ...rest }) => ({ ...rest, keys: [...keys, ...keys] })],
    ["a reason of 10,000 characters", (request) => ({ ...request, reason: "r".repeat(10_000) })],
    ["an id that is none", ofKey({ id: `${id.kept}/../..` })],
    ["something that is not JSON", () => `{"reason": "${HOSTILE}`],
  ])("is refused whole, with %s", async (_, edit) => {
    const other = await edited(file, edit);

    const run = await scene.as("bob", remove(other, "--confirm", id.moved));

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe("not deleted: the request file can't be used");
    expect(run.stderr).not.toContain("never");
    expect(await scene.requests()).toEqual([]);
  });

  it.each<readonly [string, (request: ARequest) => void, Variables]>([
    [
      "another instance in it",
      ({ instance }) => {
        const other = "11111111-3f51-4b86-9c0d-6e8f1a2b3c4d";
        instance.crn = instance.crn.replace(instance.id, other);
        instance.id = other;
      },
      {},
    ],
    [
      "another instance named",
      () => undefined,
      { KP_INSTANCE_ID: "11111111-3f51-4b86-9c0d-6e8f1a2b3c4d" },
    ],
    ["no instance named", () => undefined, { KP_INSTANCE_ID: "" }],
  ])("asks nobody for anything, with %s", async (_, edit, environment) => {
    const other = await edited(file, edit);

    const run = await scene.as("bob", remove(other, "--confirm", id.moved), { environment });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(unmarked(run.stderr)).toMatch(/name it(?: instead)?: --instance crn:v1:/);
    expect(await scene.requests()).toEqual([]);
  });

  it("may be wrong about another account, which is found out before any key is looked at", async () => {
    const other = await edited(file, ({ instance }) => {
      instance.crn = instance.crn.replace(/a\/[0-9a-f]+/, "a/ffff");
    });

    expect(await scene.as("bob", remove(other, "--confirm", id.moved))).toMatchObject({ exit: 2 });
    expect(await scene.requests()).toEqual(reads(...SIGN_IN));
  });

  it("names keys in one of three ways", async () => {
    for (const more of [[id.moved], ["--from", file]])
      expect(await scene.as("bob", remove(file, ...more))).toMatchObject({ exit: 2, stdout: "" });
    expect(await scene.requests()).toEqual([]);
  });

  it("is not needed to be true for what nobody compares, and is shown as a claim", async () => {
    const other = await edited(file, (request) => {
      request.reason = HOSTILE;
      request.by.name = HOSTILE;
    });

    const run = await scene.as("bob", remove(other, "--dry-run"));

    expect(run).toMatchObject({ exit: 0 });
    expect(run.stdout + run.stderr).not.toContain("never");
  });
});

describe("what happened since", () => {
  it("is another approval: it stops a script, and a person at the terminal sees it", async () => {
    const { file } = await asked(id.again);
    scene.emulator.clock.advance(10 * 60_000);
    expect(await scene.as("amy", ["key", "unset", id.again, "--yes"])).toMatchObject({ exit: 0 });
    expect(await scene.as("amy", ["key", "set-for-deletion", id.again, "--yes"])).toMatchObject({
      exit: 0,
    });
    await scene.requests();

    const script = await scene.as("bob", remove(file, "--confirm", "again"));
    expect(script).toMatchObject({ exit: 5 });
    expect(toldFailure(script.stderr).why).toContain("approval until, last changed");
    expect(await changes()).toEqual([]);

    const terminal = atTerminal(`$KP_DUAL ${remove(file).join(" ")}`, scene.environmentOf("bob"));
    await terminal.shows("To delete it, type its name:");
    const screen = unmarked(stripVTControlCharacters(terminal.screen())).replace(/\s+/g, " ");
    expect(screen).toContain("given by IBMid-amy, as this machine's journal shows");
    expect(screen).toContain("CHANGED approval until: now Tue 19 May 2026");
    expect(screen).toContain("claimed by the request file; nobody has checked it");
    expect(screen).toContain('first approval given by "IBMid-ann"');
    terminal.type("no\r");
    expect(await terminal.ended).toBe(130);
    expect(await changes()).toEqual([]);
  });

  it("is weighed by the person who sees it, and by no --confirm", async () => {
    const { file } = await asked(id.weighed);
    const other = await edited(file, ofKey({ name: HOSTILE }));
    const line = `$KP_DUAL ${remove(other).join(" ")}`;

    const confirmed = atTerminal(`${line} --confirm weighed`, scene.environmentOf("bob"));
    expect(await confirmed.ended).toBe(5);
    expect(await changes()).toEqual([]);

    const terminal = atTerminal(line, scene.environmentOf("bob"));
    await terminal.shows("To delete it, type its name:");
    expect(terminal.screen()).not.toContain("\u202e");
    expect(unmarked(stripVTControlCharacters(terminal.screen()))).toMatch(
      /CHANGED +name: now "weighed", the file says "<U\+001B>\[2Jpaid<U\+202E><U\+000A>/,
    );
    terminal.type("weighed\r");
    expect(await terminal.ended).toBe(0);
    expect(await changes()).toEqual([`DELETE /api/v2/keys/${id.weighed}`]);
  });

  it("may be that a key is gone: it is a row with exit 7, and the others go on by their number", async () => {
    const { file } = await asked(id.one, id.two, id.gone);
    const missing = "02fd6835-6001-4482-a892-ffffffffffff";
    const other = await edited(file, ({ keys, ...rest }) => ({
      ...rest,
      keys: keys.map((key) => (key.id === id.gone ? { ...key, id: missing } : key)),
    }));

    const wrong = await scene.as("bob", remove(other, "--confirm", "2"));
    expect(wrong).toMatchObject({ exit: 2, stdout: "" });
    expect(await changes()).toEqual([]);

    const run = await scene.as("bob", remove(other, "--confirm", "3", "--json"));
    expect(run).toMatchObject({ exit: 9 });
    const { results } = JSON.parse(run.stdout);
    expect(results).toMatchObject([
      { key: { id: id.one }, outcome: "done" },
      { key: { id: id.two }, outcome: "done" },
      { key: { id: missing }, outcome: "refused", exit: 7 },
    ]);
    expect([...(await changes())].sort()).toEqual([
      `DELETE /api/v2/keys/${id.one}`,
      `DELETE /api/v2/keys/${id.two}`,
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast, deleted, HOUR } from "../support/cast.js";
import { type DocumentName, documentIn } from "../support/documents.js";
import { openScene, type Scene } from "../support/scene.js";

const BUCKET = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2:bucket:warehouse";
const HOSTILE = "\u001b[31mpaid\u202e\u2028\n\u{e0041}";

const { seed, id } = cast({
  fresh: {},
  standing: approved,
  ready: approved,
  used: { ...approved, registrations: [{ resourceCrn: BUCKET }] },
  gone: deleted(HOUR),
  purgeable: deleted(5 * HOUR),
  open: { dualAuth: false },
  hostile: { name: HOSTILE },
  moving: {},
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

interface Row {
  readonly who?: string;
  readonly argv: readonly string[];
  readonly document: DocumentName;
  readonly exit: number;
  readonly tells: object;
}

const rows: readonly Row[] = [
  { argv: ["whoami"], document: "whoami", exit: 0, tells: { iamId: "IBMid-bob", kind: "user" } },
  {
    argv: ["key", "list", "--search", "nothing is called that"],
    document: "keys",
    exit: 0,
    tells: { keys: [], complete: true },
  },
  {
    argv: ["key", "list", "--stage", "approval", "--search", "standing"],
    document: "keys",
    exit: 0,
    tells: { keys: [{ id: id.standing, stage: "approval" }] },
  },
  {
    argv: ["key", "list", "--key-ring", "nowhere"],
    document: "cutKeys",
    exit: 7,
    tells: { keys: [], error: { exit: 7, status: 404 } },
  },
  {
    argv: ["key", "show", id.used],
    document: "key",
    exit: 0,
    tells: {
      key: { id: id.used, stage: "approval", approvalExpires: "2026-05-19T06:12:00Z" },
      registrations: [{ resourceCrn: BUCKET, preventKeyDeletion: false }],
      firstApprover: { iamId: "IBMid-ann", certainty: "likely" },
    },
  },
  {
    argv: ["key", "show", id.gone],
    document: "key",
    exit: 0,
    tells: {
      key: {
        ...{ state: "destroyed", stage: "deleted", deleted: true, deletedBy: "IBMid-bob" },
        ...{ deletedAt: "2026-05-12T06:12:00Z", restoreUntil: "2026-06-11T06:12:00Z" },
        ...{ purgeFrom: "2026-05-12T10:12:00Z", autoPurgeOn: "2026-08-10T06:12:00Z" },
      },
    },
  },
  {
    argv: ["policy", "show"],
    document: "policy",
    exit: 0,
    tells: { instancePolicy: { enabled: false }, uncovered: [{ id: id.open }], complete: true },
  },
  {
    argv: ["policy", "show", "--exit-code"],
    document: "policy",
    exit: 5,
    tells: { coverage: { unknown: 0 } },
  },
  {
    who: "rita",
    argv: ["policy", "show"],
    document: "policy",
    exit: 4,
    tells: { instancePolicy: null, complete: true },
  },
  {
    argv: ["policy", "show", "--key", id.fresh],
    document: "keyPolicy",
    exit: 0,
    tells: { keyPolicy: { id: id.fresh, enabled: true } },
  },
  {
    argv: ["policy", "show", "--key", id.open, "--exit-code"],
    document: "keyPolicy",
    exit: 5,
    tells: { keyPolicy: { enabled: false, updatedAt: null, updatedBy: null } },
  },
  {
    who: "rita",
    argv: ["policy", "show", "--key", id.fresh],
    document: "keyPolicy",
    exit: 0,
    tells: { keyPolicy: { enabled: true, updatedAt: null, updatedBy: null } },
  },
  {
    who: "ann",
    argv: ["key", "set-for-deletion", id.moving, "--yes"],
    document: "change",
    exit: 0,
    tells: {
      action: "set-for-deletion",
      dryRun: false,
      instance: { name: "prod-eu", region: "eu-de", service: "kms" },
      by: { iamId: "IBMid-ann", name: "ann" },
      results: [{ key: { id: id.moving }, outcome: "done", changed: true, exit: 0, error: null }],
      totals: { done: 1, already: 0 },
    },
  },
  {
    argv: ["key", "delete", id.ready, "--confirm", id.ready],
    document: "change",
    exit: 0,
    tells: { results: [{ key: { state: "destroyed" }, outcome: "done", until: null }] },
  },
  {
    argv: ["key", "delete", id.standing, id.fresh, "--dry-run"],
    document: "change",
    exit: 9,
    tells: {
      dryRun: true,
      run: null,
      results: [
        { outcome: "ready", changed: false, exit: 0 },
        { outcome: "refused", changed: false, exit: 3, error: { exit: 3, changed: false } },
      ],
      totals: { ready: 1, refused: 1 },
    },
  },
  {
    who: "cleo",
    argv: ["key", "purge", id.purgeable, "--confirm", id.purgeable],
    document: "change",
    exit: 0,
    tells: { results: [{ key: { name: "purgeable", state: "purged" }, outcome: "done" }] },
  },
  {
    who: "cleo",
    argv: ["key", "purge", id.gone, "--confirm", id.gone],
    document: "change",
    exit: 6,
    tells: {
      results: [{ outcome: "refused", error: { exit: 6, retryAt: "2026-05-12T10:12:00Z" } }],
    },
  },
  {
    argv: ["policy", "enable", "--yes"],
    document: "change",
    exit: 0,
    tells: { action: "enable-policy", results: [{ key: null, outcome: "done" }] },
  },
];

describe("--json", () => {
  it.each(rows)("prints one $document, exit $exit: $argv", async (row) => {
    const { who = "bob", argv, document, exit, tells } = row;

    const run = await scene.as(who, [...argv, "--json"]);

    expect(run).toMatchObject({ exit, stderr: "" });
    expect(documentIn(document, run.stdout)).toMatchObject(tells);
  });

  it.each([
    [["key", "show", "11111111-2222-4333-8444-555555555555"], 7],
    [["key", "delete", id.standing], 2],
    [["key", "delete", id.standing, "--confirm", "something else"], 2],
    [["key", "delete"], 2],
    [["key", "bogus"], 2],
    [["key", "list", "--stage", "nowhere"], 2],
    [["key", "list", "--bogus"], 2],
    [["policy", "disable", "--key", id.fresh], 5],
  ])("prints a failure without results on standard error: %j", async (argv, exit) => {
    const run = await scene.as("bob", [...argv, "--json"]);

    expect(run).toMatchObject({ exit, stdout: "" });
    expect(documentIn("error", run.stderr)).toMatchObject({ error: { exit, changed: false } });
  });

  it.each([
    ["before the command", ["--json", "whoami"]],
    ["between its words", ["key", "--json", "show", id.fresh]],
    ["after it", ["key", "show", id.fresh, "--json"]],
    ["as --output json", ["key", "show", id.fresh, "--output", "json"]],
    ["as --output=json", ["--output=json", "key", "show", id.fresh]],
  ])("may stand %s", async (_, argv) => {
    const run = await scene.as("bob", argv);

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(JSON.parse(run.stdout)).toHaveProperty("schema");
  });

  it("escapes what can't be seen, and loses nothing of it", async () => {
    const run = await scene.as("bob", ["key", "show", id.hostile, "--json"]);

    expect(run.stdout).toMatch(/^[\n\x20-\x7e]*$/);
    expect(documentIn("key", run.stdout).key.name).toBe(HOSTILE);
  });

  it("knows no other format", async () => {
    expect(await scene.as("bob", ["whoami", "--output", "yaml"])).toMatchObject({ exit: 2 });
  });
});

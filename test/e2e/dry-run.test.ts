import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast, deleted, HOUR } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { isChange } from "../support/told-requests.js";

const BUCKET = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2:bucket:warehouse";
const registered = (preventKeyDeletion: boolean) => ({
  ...approved,
  registrations: [{ resourceCrn: BUCKET, preventKeyDeletion }],
});

const { seed, id } = cast({
  fresh: {},
  standing: approved,
  ready: approved,
  bare: approved,
  used: registered(false),
  locked: registered(true),
  early: deleted(HOUR),
  purgeable: deleted(5 * HOUR),
  back: deleted(HOUR),
  open: { dualAuth: false },
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const confirmed = (key: string) => ["--confirm", key];

/** In this order: what one leaves behind, the next one finds. */
const rows = [
  { who: "ann", argv: ["key", "set-for-deletion", id.fresh], consent: ["--yes"], exit: 0 },
  { who: "ann", argv: ["key", "unset", id.standing], consent: ["--yes"], exit: 0 },
  { who: "bob", argv: ["key", "delete", id.standing], consent: confirmed(id.standing), exit: 3 },
  { who: "bob", argv: ["key", "delete", id.ready], consent: confirmed("ready"), exit: 0 },
  { who: "bob", argv: ["key", "delete", id.used], consent: confirmed(id.used), exit: 5 },
  { who: "bob", argv: ["key", "restore", id.back], consent: ["--yes"], exit: 0 },
  { who: "cleo", argv: ["key", "purge", id.early], consent: confirmed(id.early), exit: 6 },
  { who: "cleo", argv: ["key", "purge", id.purgeable], consent: confirmed(id.purgeable), exit: 0 },
  {
    who: "bob",
    argv: ["policy", "enable", "--key", id.open],
    consent: confirmed(id.open),
    exit: 0,
  },
  { who: "bob", argv: ["policy", "enable"], consent: ["--yes"], exit: 0 },
  { who: "bob", argv: ["policy", "disable"], consent: ["--yes"], exit: 0 },
] as const;

describe("--dry-run", () => {
  it.each(rows)("$exit, like the real run: $argv", async ({ who, argv, consent, exit }) => {
    await scene.requests();

    const dry = await scene.as(who, [...argv, "--dry-run", "--json"]);

    expect(dry).toMatchObject({ exit, stderr: "" });
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, run: null });
    const seen = await scene.requests();
    expect(seen.filter(isChange)).toEqual([]);

    const real = await scene.as(who, [...argv, ...consent, "--json"]);

    expect(real).toMatchObject({ exit, stderr: "" });
    const asked = await scene.requests();
    expect(asked.filter(isChange)).toHaveLength(exit === 0 ? 1 : 0);
    // Every read of the real run up to its change was one of the dry run too.
    const upToChange = asked.findIndex(isChange);
    expect(asked.slice(0, upToChange === -1 ? asked.length : upToChange)).toEqual(seen);
  });

  it("refuses a --confirm that does not fit", async () => {
    const run = await scene.as("bob", ["key", "delete", id.bare, "--dry-run", "--confirm", "bear"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
  });
});

describe("--force", () => {
  it("is sent where something is registered", async () => {
    await scene.requests();

    const run = await scene.as("bob", ["key", "delete", id.used, "--force", "--confirm", "used"]);

    expect(run).toMatchObject({ exit: 0 });
    expect((await scene.requests()).filter(isChange)).toEqual([
      `DELETE /api/v2/keys/${id.used}?force=true`,
    ]);
  });

  it("is not sent where nothing is registered", async () => {
    await scene.requests();

    const run = await scene.as("bob", ["key", "delete", id.bare, "--force", "--confirm", "bare"]);

    expect(run).toMatchObject({ exit: 0 });
    expect((await scene.requests()).filter(isChange)).toEqual([`DELETE /api/v2/keys/${id.bare}`]);
  });

  it("is never sent against a retention policy", async () => {
    await scene.requests();

    const run = await scene.as("bob", [
      "key",
      "delete",
      id.locked,
      "--force",
      "--confirm",
      "locked",
    ]);

    expect(run).toMatchObject({ exit: 5 });
    expect((await scene.requests()).filter(isChange)).toEqual([]);
  });

  it("takes one key at a time, and asks nobody about more", async () => {
    await scene.requests();

    const run = await scene.as("bob", ["key", "delete", "a", "b", "--force", "--confirm", "2"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toMatch(/kp-dual key delete a --instance [0-9a-f-]{36} --force\n/);
    expect(await scene.requests()).toEqual([]);
  });

  it("skips no question", async () => {
    const run = await scene.as("bob", ["key", "delete", id.locked, "--force"]);

    expect(run.exit).toBe(5);
  });
});

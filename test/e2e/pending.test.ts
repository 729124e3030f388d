import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { derivedUuid } from "../../src/emulator/derived-uuid.js";
import type { Fault } from "../../src/emulator/faults/fault.js";
import { cast, HOUR, INSTANCE, look, people } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { inBetween } from "../support/in-between.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailures } from "../support/told-failures.js";
import { APPROVERS, id, seed, US } from "../support/two-regions.js";

const WAITING = ["us-ann", "eu-cleo", "us-bob", "eu-bob", "eu-ann"] as const;
const LAPSED = ["eu-lapsed", "us-lapsed"] as const;
const DELETED = ["eu-deleted", "us-purgeable", "us-gone"] as const;
const idsOf = (names: readonly (keyof typeof id)[]) => names.map((name) => id[name]);

const BOTH = ["pending", "--instance", INSTANCE, "--instance", US];

const faults = async ({ emulator }: Scene, ...all: unknown[]) => {
  const set = (body: unknown) =>
    fetch(`${emulator.url}/_rehearsal/faults`, { method: "POST", body: JSON.stringify(body) });
  expect((await set(all)).status).toBeLessThan(300);
  onTestFinished(async () => void (await set([])));
};

const list = (nth?: number): Fault["match"] => ({
  method: "GET",
  path: "/api/v2/keys",
  ...(nth && { nth }),
});

const pageOf = (metadata: object) => ({
  body: JSON.stringify({ metadata: { collectionTotal: 0, ...metadata } }),
});

describe("two instances in two regions, with keys in all stages", () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene(seed);
  });
  afterAll(() => scene.end());
  beforeEach(async () => void (await scene.requests()));

  const told = async (who: string, argv: readonly string[], environment = {}) => {
    const run = await scene.as(who, [...argv, "--json"], { environment });
    return { ...run, document: documentIn("pending", run.stdout) };
  };

  it.each(["ann", "bob", "cleo", "rita"])(
    "are told to %s as one inbox, soonest first",
    async (who) => {
      const { exit, stderr, document } = await told(who, BOTH);

      expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
      expect(document.keys.map((key) => key.id)).toEqual(idsOf([...WAITING, ...LAPSED]));
      expect(document).toMatchObject({ unread: [], complete: true });
    },
  );

  it.each(["ann", "bob", "cleo", "rita"])(
    "tell %s rightly who can approve, or not at all",
    async (who) => {
      const { roles = [] } = people.find(({ name }) => name === who) ?? {};
      const isManager = roles.includes("Manager");

      const { document } = await told(who, BOTH);

      const answers = document.keys.slice(0, 5).map(({ canYouApprove }) => canYouApprove);
      const may = WAITING.map((name) => isManager && APPROVERS[name] !== who);
      expect(answers).toEqual(may.map((yes) => (yes ? "yes" : "unknown")));
      expect(document.keys.slice(5)).toMatchObject([
        { canYouApprove: "no" },
        { canYouApprove: "no" },
      ]);
    },
  );

  it("take three requests one after another for each", async () => {
    const crns = scene.emulator.instances.map(({ crn }) => ["--instance", crn]);
    await told("bob", ["pending", ...crns.flat()]);

    expect((await scene.requests()).toSorted()).toEqual(
      [
        "POST /identity/token",
        ...["GET /api/v2/keys", "GET /api/v2/keys", "HEAD /api/v2/keys", "HEAD /api/v2/keys"],
        ...WAITING.map((name) => `GET /api/v2/keys/${id[name]}/policies`),
      ].toSorted(),
    );
  });

  it("are all that the resource controller lists", async () => {
    const { document } = await told("bob", ["pending", "--all"], { KP_INSTANCE_ID: "" });

    expect(document.keys).toHaveLength(7);
  });

  it("are the saved ones where none is named; without those nothing is asked", async () => {
    const config = await mkdtemp(join(scene.home, "config-"));
    await mkdir(join(config, "kp-dual"));
    const instances = { eu: { instance: INSTANCE, region: "eu-de" }, us: { instance: US } };
    await writeFile(join(config, "kp-dual", "config.json"), JSON.stringify({ instances }));
    const environment = { KP_INSTANCE_ID: "", XDG_CONFIG_HOME: config };

    const { document } = await told("bob", ["pending"], environment);
    const none = await scene.as("bob", ["pending"], { environment: { KP_INSTANCE_ID: "" } });

    expect(document.keys).toHaveLength(7);
    expect(document.keys[0]?.next).toContain("--instance us");
    expect(none).toMatchObject({ exit: 2, stdout: "" });
  });

  it("have deleted keys too, where they are asked for", async () => {
    const { document } = await told("bob", [...BOTH, "--deleted"]);

    expect(document.keys.map((key) => key.id)).toEqual(idsOf([...WAITING, ...LAPSED, ...DELETED]));
    expect(document.keys.slice(7).map(({ stage, next }) => `${stage} ${next}`)).toEqual([
      expect.stringMatching(/^deleted kp-dual key restore /),
      expect.stringMatching(/^purgeable kp-dual key purge /),
      expect.stringMatching(/^unrestorable kp-dual key purge /),
    ]);
  });

  it.each([
    { argv: ["--exit-code"], exit: 3, count: 7 },
    { argv: ["--within", "2h"], exit: 0, count: 1 },
    { argv: ["--within", "2h", "--exit-code"], exit: 3, count: 1 },
    { argv: ["--within", "30m", "--exit-code"], exit: 0, count: 0 },
    { argv: ["--within", "30d", "--deleted"], exit: 0, count: 7 },
  ])("are told with $argv by exit $exit", async ({ argv, exit, count }) => {
    const run = await told("bob", [...BOTH, ...argv]);

    expect(run.exit).toBe(exit);
    expect(run.document.keys).toHaveLength(count);
  });

  it("are never said to be empty without the keys that no list holds", async () => {
    const run = await scene.as("bob", [...BOTH, "--within", "30m"]);

    expect(run).toMatchObject({ exit: 0, stdout: "" });
    expect(run.stderr).toContain("nothing ends in the next 30m in prod-eu, prod-us");
    expect(run.stderr).toContain("granted to you one by one");
  });

  it("take an unreadable time for a mistake", async () => {
    expect(await scene.as("bob", [...BOTH, "--within", "soon"])).toMatchObject({ exit: 2 });
  });

  it("show names as what they are, and the whole id in a pipe", async () => {
    const { stdout } = await scene.as("bob", BOTH);

    expect(stdout).toContain("payroll<U+202E>lic.exe");
    for (const each of idsOf(WAITING)) expect(stdout).toContain(each);
  });

  it("are shown as far as they can be read: the other one is named, and it is exit 9", async () => {
    const down = { match: list(2), at: "before-accept", do: { status: 404 } };
    await faults(scene, down);
    const { exit, document } = await told("bob", [...BOTH, "--exit-code"]);
    await faults(scene, down);
    const run = await scene.as("bob", BOTH);

    expect(exit).toBe(9);
    expect(document.unread).toHaveLength(1);
    const [unread] = document.unread;
    expect(document.keys.length).toBeGreaterThan(0);
    expect(document.keys.map(({ instance }) => instance.name)).not.toContain(unread?.instance);
    expect(document.complete).toBe(false);
    expect(run.exit).toBe(9);
    expect(toldFailures(run.stderr)[0]?.title).toMatch(/^prod-\w\w not read whole: /);
  });

  it("share their code where all of them fail alike, and nothing is called empty", async () => {
    const match = { path: "/api/v2/keys" };
    await faults(scene, { match, at: "before-accept", do: { status: 503 } });
    const pace = { KP_DUAL_REHEARSAL_PACE: "0.01" };

    const { exit, document } = await told("bob", BOTH, pace);
    const run = await scene.as("bob", BOTH, { environment: pace });

    expect({ exit, complete: document.complete }).toEqual({ exit: 8, complete: false });
    expect(document.unread.map(({ instance }) => instance)).toEqual(["prod-eu", "prod-us"]);
    expect(toldFailures(run.stderr)).toHaveLength(2);
    expect(run.stderr).not.toContain("nothing is pending");
  });

  it("with one that nobody knows, tell the other", async () => {
    const nobody = "11111111-2222-4333-8444-555555555555";

    const { exit, document } = await told("bob", [
      "pending",
      "--instance",
      nobody,
      "--instance",
      US,
    ]);

    expect(exit).toBe(9);
    expect(document.unread).toMatchObject([{ instance: nobody, exit: 2 }]);
    expect(document.keys).toHaveLength(3);
  });

  it("are not whole where the service searched not everything", async () => {
    await faults(scene, {
      match: list(1),
      at: "after-commit",
      do: pageOf({ incompleteSearch: true }),
    });

    const { exit, document } = await told("bob", ["pending"]);

    expect(exit).toBe(9);
    expect(document).toMatchObject({ complete: false, unread: [{ instance: "prod-eu", exit: 9 }] });
  });

  it("are read again where a page was dropped", async () => {
    await faults(scene, { match: list(1), at: "after-commit", do: pageOf({}) });

    const { exit, document } = await told("bob", ["pending"]);

    expect(exit).toBe(0);
    expect(document.keys).toHaveLength(4);
  });

  it("are not whole where their pages stay empty", async () => {
    await faults(scene, { match: list(), at: "after-commit", do: pageOf({}) });

    const { exit, document } = await told("bob", ["pending"]);

    expect(exit).toBe(9);
    expect(document).toMatchObject({ keys: [], complete: false });
  });
});

describe("a list that does not tell of dual authorization", () => {
  const omitting = { ...seed, quirks: { listOmitsDualAuth: true } };

  it("leaves nothing out: each key is looked at, and one that stays untold is said", async () => {
    const scene = await openScene(omitting);
    onTestFinished(scene.end);

    const whole = await scene.as("bob", [...BOTH, "--json"]);
    const looks = (await scene.requests()).filter((each) => each.endsWith("/metadata"));
    await faults(scene, {
      match: { path: `/api/v2/keys/${id["us-ann"]}/metadata` },
      at: "before-accept",
      do: { status: 403 },
    });
    const part = await scene.as("bob", [...BOTH, "--json"]);

    expect(whole.exit).toBe(0);
    expect(documentIn("pending", whole.stdout).keys.map((key) => key.id)).toEqual(
      idsOf([...WAITING, ...LAPSED]),
    );
    expect(looks).toHaveLength(9);
    expect(looks).toContain(look(id["us-ann"])[0]);
    expect(part.exit).toBe(9);
    const document = documentIn("pending", part.stdout);
    expect(document.keys).toHaveLength(6);
    expect(document).toMatchObject({ complete: false });
    expect(document.unread.map(({ instance }) => instance)).toEqual(["prod-us", "prod-us"]);
  });
});

describe("whoever gave the first approval from this machine", () => {
  const { seed: plain, id: ids } = cast({ one: {}, two: {}, three: {} });
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene(plain);
    for (const [who, key] of [
      ["ann", ids.one],
      ["bob", ids.two],
      ["cleo", ids.three],
    ] as const)
      expect(await scene.as(who, ["key", "set-for-deletion", key, "--yes"])).toMatchObject({
        exit: 0,
      });
  });
  afterAll(() => scene.end());

  const answers = async (who: string, environment = {}) => {
    const { stdout } = await scene.as(who, ["pending", "--json"], { environment });
    const { keys } = documentIn("pending", stdout);
    const byId = new Map(keys.map((key) => [key.id, key]));
    return [ids.one, ids.two, ids.three].map((key) => byId.get(key));
  };

  it.each([
    { who: "ann", can: ["no", "unknown", "unknown"] },
    { who: "bob", can: ["yes", "no", "yes"] },
    { who: "cleo", can: ["yes", "yes", "no"] },
    { who: "rita", can: ["unknown", "unknown", "unknown"] },
  ])("is told to $who for certain", async ({ who, can }) => {
    const told = await answers(who);

    expect(told.map((key) => key?.canYouApprove)).toEqual(can);
    expect(told.map((key) => key?.firstApprover)).toEqual(
      ["ann", "bob", "cleo"].map((name) => ({
        iamId: `IBMid-${name}`,
        certainty: "certain",
        source: "journal",
      })),
    );
  });

  it("is only likely on another machine", async () => {
    const [, own, other] = await answers("bob", { XDG_STATE_HOME: join(scene.home, "elsewhere") });

    expect(own).toMatchObject({ canYouApprove: "unknown", firstApprover: { certainty: "likely" } });
    expect(other).toMatchObject({ canYouApprove: "yes", firstApprover: { certainty: "likely" } });
  });

  it("is stopped before the second approval, with nothing sent", async () => {
    await scene.requests();

    const run = await scene.as("bob", ["key", "delete", ids.two, "--confirm", ids.two, "--json"]);

    expect(run.exit).toBe(3);
    const [result] = documentIn("change", run.stdout).results;
    expect(result).toMatchObject({ outcome: "refused", changed: false });
    expect(result?.error?.title).toContain("you gave the first approval yourself");
    expect((await scene.requests()).filter((each) => each.startsWith("DELETE"))).toEqual([]);
  });

  it("is told by key show", async () => {
    const { stdout } = await scene.as("rita", ["key", "show", ids.one, "--json"]);

    expect(documentIn("key", stdout).firstApprover).toEqual({
      iamId: "IBMid-ann",
      certainty: "certain",
    });
  });

  it("is somebody else, once it was taken back and given again from elsewhere", async () => {
    const elsewhere = { XDG_STATE_HOME: join(scene.home, "elsewhere") };
    scene.emulator.clock.advance(HOUR);
    await scene.as("cleo", ["key", "unset", ids.two, "--yes"], { environment: elsewhere });
    await scene.as("cleo", ["key", "set-for-deletion", ids.two, "--yes"], {
      environment: elsewhere,
    });

    const [, two] = await answers("bob");
    const [, hers] = await answers("cleo");

    expect(two).toMatchObject({ canYouApprove: "unknown", firstApprover: { iamId: "IBMid-cleo" } });
    expect(hers).toMatchObject({ canYouApprove: "unknown" });
  });
});

describe("very many keys", () => {
  const generated = (count: number) => {
    const generateKeys = { instance: "prod-eu", count, dualAuthEvery: 3, setForDeletionEvery: 500 };
    return cast({}, { generateKeys }).seed;
  };
  const expected = (count: number) =>
    Array.from(
      { length: count / 500 },
      (_, at) => `generated-${String((at + 1) * 500).padStart(6, "0")}`,
    );
  const named = (stdout: string) => {
    const { keys, complete } = documentIn("pending", stdout);
    expect(complete).toBe(true);
    return keys.map(({ name }) => name).toSorted();
  };

  it("are found exactly as they were made", async () => {
    const scene = await openScene(generated(100_000));
    onTestFinished(scene.end);

    const run = await scene.as("rita", ["pending", "--json"]);

    expect(run.exit).toBe(0);
    expect(named(run.stdout)).toEqual(expected(100_000));
  }, 120_000);

  it("are listed again where some moved between two pages", async () => {
    const scene = await openScene(generated(5_500));
    onTestFinished(scene.end);
    const open = Array.from({ length: 5_500 }, (_, at) => at + 1).filter((n) => n % 3 && n % 500);
    const [lowest = ""] = open.map((n) => derivedUuid(`${INSTANCE}:${n}`)).toSorted();
    let moved = false;
    const address = await inBetween(scene.emulator.url, async (request) => {
      if (moved || !request.includes("offset=4999")) return undefined;
      moved = true;
      await scene.as("bob", ["key", "delete", lowest, "--confirm", lowest]);
      return undefined;
    });

    const run = await scene.as("rita", ["pending", "--json"], {
      environment: { KP_DUAL_REHEARSAL: address },
    });

    expect(run.exit).toBe(0);
    expect(named(run.stdout)).toEqual(expected(5_500));
    const lists = (await scene.requests()).filter((each) => each === "GET /api/v2/keys");
    expect(lists).toHaveLength(4);
  }, 60_000);
});

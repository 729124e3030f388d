import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cast, INSTANCE } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailure } from "../support/told-failures.js";

const UPPER = "ABCDEF01-2345-4678-9ABC-DEF012345678";

const { seed, id } = cast({
  twin: { name: "invoices" },
  other: { name: "invoices" },
  named: { name: "ledger-root", aliases: ["ledger"] },
  aliased: { name: "archive", aliases: ["paid"] },
  namesake: { name: "paid" },
  spaced: { name: "two words" },
  ringed: { name: "ringed-root", keyRing: "finance" },
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

const shown = async (...argv: string[]) => {
  const run = await scene.as("bob", ["key", "show", ...argv, "--json"]);
  return { ...run, key: run.exit === 0 ? JSON.parse(run.stdout).key.id : null };
};

describe("a key", () => {
  it.each([
    ["its id", id.named],
    ["its id in capitals", id.named.toUpperCase()],
    ["an alias", "ledger"],
    ["its exact name", "ledger-root"],
  ])("is found by %s", async (_, text) => {
    expect(await shown(text)).toMatchObject({ exit: 0, key: id.named });
  });

  it("is found by a name that is no alias, without asking for one", async () => {
    expect(await shown("two words")).toMatchObject({ exit: 0, key: id.spaced });
    expect((await scene.requests()).filter((each) => each.includes("two"))).toEqual([]);
  });

  it.each([
    ["by a part of its name, or in other letters", "Ledger-"],
    ["by an id that is nobody's", UPPER],
  ])("is not found %s", async (_, text) => {
    expect(await shown(text)).toMatchObject({ exit: 7 });
  });

  it("is never chosen out of two with one name", async () => {
    const run = await scene.as("bob", ["key", "delete", "invoices", "--confirm", "invoices"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    const { title, why, do: remedy } = toldFailure(run.stderr);
    expect(title).toBe("not deleted: more than one key goes by that name");
    expect(why).toContain(id.twin);
    expect(why).toContain(id.other);
    expect(remedy).toContain(`kp-dual key list --instance ${INSTANCE} --search invoices`);
  });

  it("is never chosen between a name and another key's alias", async () => {
    const run = await scene.as("bob", ["key", "delete", "paid", "--confirm", "paid"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).why).toContain(`the name of ${id.namesake}`);
    expect(toldFailure(run.stderr).why).toContain(`an alias of ${id.aliased}`);
  });
});

describe("a key ring", () => {
  const inRing = (ring: string, ...argv: string[]) =>
    scene.as("bob", [...argv, "--key-ring", ring, "--json"]);

  it("limits a list to its keys", async () => {
    const { stdout } = await inRing("finance", "key", "list");

    expect(JSON.parse(stdout).keys).toMatchObject([{ id: id.ringed }]);
  });

  it("hides the keys of others", async () => {
    expect(await inRing("finance", "key", "show", id.named)).toMatchObject({ exit: 7 });
    expect(await inRing("finance", "key", "show", id.ringed)).toMatchObject({ exit: 0 });
  });

  it("is not there: a failed list never looks like an empty one", async () => {
    const run = await scene.as("bob", ["key", "list", "--key-ring", "nowhere"]);

    expect(run).toMatchObject({ exit: 7, stdout: "" });
    expect(run.stderr).not.toContain("no keys");
  });

  it.each([
    [["key", "list", "--key-ring", "a b"], "that is no key ring"],
    [["policy", "enable", "--key-ring", "finance", "--yes"], "--key-ring goes with keys only"],
    [["policy", "show", "--key-ring", "finance"], "--key-ring goes with keys only"],
  ])("is refused in %j, before anything is sent", async (argv, title) => {
    const run = await scene.as("bob", argv);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toContain(title);
    expect(run.stderr).not.toMatch(/<\w+>/);
    expect(await scene.requests()).toEqual([]);
  });
});

const crnOf = () => scene.emulator.instances[0]?.crn ?? "";
const NOWHERE = { KP_INSTANCE_ID: "" };

describe("an instance", () => {
  it("is named by KP_INSTANCE_ID, by its GUID, or by its CRN, which needs no look-up", async () => {
    const look = `GET /v2/resource_instances/${INSTANCE}`;
    const list = ["key", "list", "--search", "no such key"];

    expect(await scene.as("bob", list)).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toContain(look);

    const byGuid = ["--instance", INSTANCE.toUpperCase(), ...list];
    expect(await scene.as("bob", byGuid, { environment: NOWHERE })).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toContain(look);

    const byCrn = ["--instance", crnOf(), ...list];
    expect(await scene.as("bob", byCrn, { environment: NOWHERE })).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...["GET /api/v2/keys", "HEAD /api/v2/keys", "POST /identity/token"],
    ]);
  });

  it("on the command line goes before the one in the environment", async () => {
    const environment = { KP_INSTANCE_ID: "11111111-2222-4333-8444-555555555555" };

    const run = await scene.as("bob", ["key", "list", "--instance", INSTANCE], { environment });

    expect(run).toMatchObject({ exit: 0 });
  });

  it("must be named", async () => {
    const run = await scene.as("bob", ["key", "list"], { environment: NOWHERE });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe("no instance was named");
    expect(await scene.requests()).toEqual([]);
  });

  it.each([
    ["that is no instance", ["--instance", "prod-eu"]],
    ["the region contradicts the instance", ["--region", "us-south"]],
    ["--region isn't the id of a region", ["--region", "Frankfurt"]],
  ])("contradicted or misspelt (%s) is refused before anything is sent", async (title, more) => {
    const argv = [
      "key",
      "list",
      ...(more[0] === "--region" ? ["--instance", crnOf()] : []),
      ...more,
    ];

    const run = await scene.as("bob", argv);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe(title);
    expect(await scene.requests()).toEqual([]);
  });

  it("that nobody knows is exit 2 with the way to name it", async () => {
    const run = await scene.as("bob", ["key", "list", "--instance", UPPER]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).do).toContain("--region");
  });
});

describe("an address", () => {
  it.each([
    ["KP_TARGET_ADDR", { KP_TARGET_ADDR: "https://evil.example" }, []],
    ["KP_PRIVATE_ADDR", { KP_PRIVATE_ADDR: "https://evil.example" }, []],
    ["a loopback one", { KP_TARGET_ADDR: "http://127.0.0.1:9" }, []],
    ["one without TLS", {}, ["--endpoint", "http://eu-de.kms.cloud.ibm.com"]],
    ["a rehearsal elsewhere", { KP_DUAL_REHEARSAL: "http://example.com:80" }, []],
  ])("that credentials don't go to is refused: %s", async (_, environment, more) => {
    const key = { IBMCLOUD_API_KEY: "a-real-api-key", KP_DUAL_REHEARSAL: "" };

    const run = await scene.as("bob", ["key", "list", ...more], {
      environment: { ...key, ...environment },
    });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("error: ");
    expect(await scene.requests()).toEqual([]);
  });
});

describe("nobody who listens", () => {
  it("is exit 8, and proves that nothing changed", async () => {
    const run = await scene.as(
      "bob",
      ["key", "delete", id.named, "--confirm", id.named, "--json"],
      {
        environment: { KP_DUAL_REHEARSAL: "http://127.0.0.1:9", KP_DUAL_REHEARSAL_PACE: "0.1" },
      },
    );

    expect(run).toMatchObject({ exit: 8, stdout: "" });
    expect(JSON.parse(run.stderr).error).toMatchObject({ exit: 8, changed: false });
  });
});

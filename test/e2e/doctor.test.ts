import { chmod, mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator } from "../../src/emulator/emulator.js";
import { cast, INSTANCE } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { kpDual, type Run, type Variables } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";
import { tokenOf } from "../support/send-as.js";

const { seed } = cast({ orders: {}, logs: {} });

let scene: Scene;
let home: string;
/** Where newer Nodes keep compiled code between starts. */
let caches: string;

beforeAll(async () => {
  scene = await openScene(seed);
  caches = await mkdtemp(join(scene.home, "caches-"));
});
afterAll(() => scene.end());
beforeEach(async () => {
  home = await mkdtemp(join(scene.home, "home-"));
  await scene.requests();
});

const crn = () => scene.emulator.instances[0]?.crn ?? "";

const examined = (who: string, environment: Variables = {}, ...argv: readonly string[]) =>
  scene.as(who, ["doctor", "--json", ...argv], {
    environment: { HOME: home, XDG_CACHE_HOME: caches, ...environment },
  });

/** What became of each check, in its order. */
const verdictsIn = ({ stdout }: Run) =>
  documentIn("doctor", stdout).checks.map(({ check, verdict }) => `${check} ${verdict}`);

const detailIn = ({ stdout }: Run, name: string) =>
  documentIn("doctor", stdout)
    .checks.filter(({ check }) => check === name)
    .map(({ detail }) => detail)
    .join("\n");

const HERE = [
  ...["node ok", "environment ok", "environment ok", "configuration ok", "journal ok"],
  ...["certificates ok", "proxy ok"],
];

describe("doctor, where all is well", () => {
  it("says so of each check, asks for the keys' number only, and leaves nothing behind", async () => {
    const run = await examined("rita");

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(verdictsIn(run)).toEqual([...HERE, "sign-in ok", "endpoint ok", "clock ok"]);
    expect(detailIn(run, "sign-in")).toMatch(/^by IBMCLOUD_API_KEY, as .*IBMid-rita/);
    expect(detailIn(run, "endpoint")).toMatch(/^prod-eu: .* knows it \(\d+ ms\): 2 keys$/);
    expect(await scene.requests()).toEqual(
      [
        "HEAD /api/v2/keys",
        `GET /v2/resource_instances/${INSTANCE}`,
        "POST /identity/token",
      ].toSorted(),
    );
    expect(await readdir(home)).toEqual([]);
  });

  it("asks every instance that is named, and tells each", async () => {
    const other = "00000000-0000-4000-8000-000000000000";

    const run = await examined("rita", {}, "--instance", crn(), "--instance", other);

    expect(run).toMatchObject({ exit: 2 });
    expect(verdictsIn(run).slice(-3)).toEqual(["endpoint ok", "endpoint no", "clock ok"]);
    expect(detailIn(run, "endpoint")).toContain(other);
  });

  it("asks the saved ones where none is named", async () => {
    const folder = join(home, ".config", "kp-dual");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const file = join(folder, "config.json");
    await writeFile(file, JSON.stringify({ instances: { mine: { instance: crn() } } }), {
      mode: 0o600,
    });

    const run = await examined("rita", { KP_INSTANCE_ID: "" });

    expect(run).toMatchObject({ exit: 0 });
    expect(detailIn(run, "endpoint")).toMatch(/^mine: /);
  });

  it("tells how far an emulator's clock was moved", async () => {
    const emulator = await startEmulator();
    emulator.clock.advance(600_000);

    const run = await examined("bob", {
      KP_DUAL_REHEARSAL: emulator.url,
      KP_INSTANCE_ID: emulator.instances[0]?.id ?? "",
    });

    await emulator.close();
    expect(run).toMatchObject({ exit: 0 });
    expect(detailIn(run, "clock")).toMatch(/(?:9m 5\ds|10m \ds) behind the emulator's/);
  });
});

describe("doctor, where something is wrong", () => {
  it("is exit 4 without a credential, with the ways, and works without anything", async () => {
    const run = await kpDual(["doctor"], { environment: { HOME: home, XDG_CACHE_HOME: caches } });

    expect(run).toMatchObject({ exit: 4, stderr: "" });
    expect(run.stdout).toMatch(/✗ no {7}sign-in .*\n {4}do {2}.*--api-key-file/);
    expect(run.stdout).toMatch(/\? unknown {2}endpoint/);
    expect(await readdir(home)).toEqual([]);
  });

  it("is exit 4 with a wrong API key, and still looks whether the endpoint is reached", async () => {
    const run = await examined("nobody", { KP_INSTANCE_ID: crn() });

    expect(run).toMatchObject({ exit: 4 });
    expect(verdictsIn(run)).toEqual([...HERE, "sign-in no", "endpoint unknown", "clock ok"]);
    expect(detailIn(run, "endpoint")).toContain("is reached");
    expect(run.stdout).not.toContain("rehearsal-nobody");
  });

  it("is exit 4 for somebody who may not count the keys, with who can change that", async () => {
    const run = await examined("paul");

    expect(run).toMatchObject({ exit: 4 });
    expect(verdictsIn(run).slice(-3)).toEqual(["sign-in ok", "endpoint no", "clock ok"]);
    expect(detailIn(run, "endpoint")).toMatch(/^prod-eu: .*\(401, correlation [0-9a-f-]{36}\)$/);
    expect(run.stdout).toContain("ask an administrator of prod-eu");
  });

  it("says that a GUID takes signing in to be found", async () => {
    const run = await examined("nobody");

    expect(verdictsIn(run).slice(-2)).toEqual(["endpoint unknown", "clock ok"]);
  });

  it("is exit 4 with a token that has run out by the service's clock", async () => {
    const token = await tokenOf("bob", scene.emulator);
    scene.emulator.clock.advance(3_600_000);

    const run = await examined("bob", {
      IBMCLOUD_API_KEY: "",
      IBMCLOUD_IAM_TOKEN: token,
      KP_INSTANCE_ID: crn(),
    });

    expect(run).toMatchObject({ exit: 4 });
    expect(detailIn(run, "sign-in")).toContain("no longer valid");
    expect(run.stdout).not.toContain(token.slice(0, 20));
  });

  it("is exit 8 where nobody answers, and tells the rest all the same", async () => {
    const emulator = await startEmulator();
    await emulator.close();

    const run = await examined("bob", {
      KP_DUAL_REHEARSAL: emulator.url,
      KP_DUAL_REHEARSAL_PACE: "0.01",
      KP_INSTANCE_ID: crn(),
    });

    expect(run).toMatchObject({ exit: 8 });
    expect(verdictsIn(run)).toEqual([...HERE, "sign-in no", "endpoint no", "clock unknown"]);
  });

  it("is exit 11 with a broken configuration, which it leaves as it is and doesn't quote", async () => {
    const folder = join(home, "kp-dual");
    const text = '{"instances": hunter2';
    await mkdir(folder, { mode: 0o700 });
    await writeFile(join(folder, "config.json"), text, { mode: 0o600 });

    const run = await examined("bob", { XDG_CONFIG_HOME: home });

    expect(run).toMatchObject({ exit: 11 });
    expect(run.stdout).toContain(`mv ${join(folder, "config.json")}`);
    expect(run.stdout).not.toContain("hunter2");
    expect(await readFile(join(folder, "config.json"), "utf8")).toBe(text);
    expect(verdictsIn(run)).toContain("endpoint ok");
  });

  it("is exit 11 where runs can't be written down", async () => {
    await writeFile(join(home, "state"), "");

    const run = await examined("bob", { XDG_STATE_HOME: join(home, "state") });

    expect(run).toMatchObject({ exit: 11 });
    expect(verdictsIn(run)).toContain("journal no");
  });

  it("is exit 2 with a rehearsal elsewhere, and asks nobody", async () => {
    const run = await kpDual(["doctor", "--instance", crn()], {
      environment: {
        HOME: home,
        KP_DUAL_REHEARSAL: "http://kms.example.com",
        IBMCLOUD_API_KEY: "rehearsal-bob",
      },
    });

    expect(run).toMatchObject({ exit: 2, stderr: "" });
    expect(run.stdout).toContain("KP_DUAL_REHEARSAL: ");
    expect(await scene.requests()).toEqual([]);
  });

  it("takes a rehearsal's key for wrong in earnest, before anything is sent", async () => {
    const run = await examined("bob", { KP_DUAL_REHEARSAL: "", KP_INSTANCE_ID: "" }).then(
      ({ exit, stdout }) => ({ exit, checks: JSON.parse(stdout).checks as { detail: string }[] }),
    );

    expect(run.exit).toBe(2);
    expect(run.checks.map(({ detail }) => detail).join("\n")).toContain("don't mix");
    expect(await scene.requests()).toEqual([]);
  });
});

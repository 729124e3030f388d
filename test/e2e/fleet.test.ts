import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { INSTANCE } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { inBetween } from "../support/in-between.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailure } from "../support/told-failures.js";
import { seed, US } from "../support/two-regions.js";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

/** A folder of configuration with this in its file. */
async function config(text: string) {
  const folder = await mkdtemp(join(scene.home, "config-"));
  await mkdir(join(folder, "kp-dual"));
  await writeFile(join(folder, "kp-dual", "config.json"), text);
  return folder;
}
const saved = JSON.stringify({ instances: { eu: { instance: INSTANCE }, us: { instance: US } } });

const pending = async (argv: readonly string[], text = saved, environment = {}) =>
  scene.as("rita", ["pending", ...argv], {
    environment: { KP_INSTANCE_ID: "", XDG_CONFIG_HOME: await config(text), ...environment },
  });

const readIn = async (...run: Parameters<typeof pending>) => {
  const [argv, ...more] = run;
  const { stdout } = await pending([...argv, "--json"], ...more);
  return new Set(documentIn("pending", stdout).keys.map(({ instance }) => instance.name));
};

const lists = async () =>
  (await scene.requests()).filter((each) => each === "GET /api/v2/keys").length;

describe("several instances", () => {
  it("are those on the command line, before the one in the environment, before the saved ones", async () => {
    const environment = { KP_INSTANCE_ID: INSTANCE };

    expect(await readIn(["--instance", "us"], saved, environment)).toEqual(new Set(["us"]));
    expect(await readIn([], saved, environment)).toEqual(new Set(["eu"]));
    expect(await readIn([])).toEqual(new Set(["eu", "us"]));
  });

  it("are all that can be seen with --all, whatever is named", async () => {
    expect(await readIn(["--all", "--instance", "us"], "{}")).toEqual(
      new Set(["prod-eu", "prod-us"]),
    );
  });

  it("are read once, however often they are named", async () => {
    await pending(["--instance", "us", "--instance", US, "--instance", US.toUpperCase()]);

    expect(await lists()).toBe(1);
  });

  it.each([
    ["--region", "eu-de"],
    ["--endpoint", "https://eu-de.kms.cloud.ibm.com"],
    ["--region", "eu-de", "--all"],
    ["--endpoint", "https://eu-de.kms.cloud.ibm.com", "--all"],
  ])("share no %s: nothing is sent", async (option, ...more) => {
    const run = await pending([option, ...more]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toContain(`${option} goes with one instance`);
    expect(await scene.requests()).toEqual([]);
  });

  it("are not read where one is misspelt: nothing is sent", async () => {
    const run = await pending(["--instance", "us", "--instance", "uss"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(await scene.requests()).toEqual([]);
  });

  it("that are saved need a whole file; those that are named need none", async () => {
    const broken = await pending([], "{");
    const sent = await scene.requests();
    const named = await pending(["--instance", US], "{");

    expect(broken).toMatchObject({ exit: 11, stdout: "" });
    expect(sent).toEqual([]);
    expect(named.exit).toBe(0);
    expect(named.stderr).toContain("the saved instances are left alone");
  });

  it("that nobody can see are no empty inbox", async () => {
    const body = JSON.stringify({ rows_count: 0, next_url: null, resources: [] });
    const address = await inBetween(scene.emulator.url, (request) =>
      request.includes("/v2/resource_instances?") ? { status: 200, body } : undefined,
    );
    const run = await pending(["--all"], saved, { KP_DUAL_REHEARSAL: address });

    expect(run).toMatchObject({ exit: 7, stdout: "" });
    expect(run.stderr).not.toContain("nothing is pending");
  });

  it("of which one has a CRN of an unknown form are not all there are", async () => {
    const crn = `crn:v1:bluemix:public:kms:eu-de-far-away:a/0e1f:${INSTANCE}::`;
    const body = JSON.stringify({
      resources: [{ guid: INSTANCE, crn, name: "far", state: "active" }],
    });
    const address = await inBetween(scene.emulator.url, (request) =>
      request.includes("/v2/resource_instances?") ? { status: 200, body } : undefined,
    );
    const run = await pending(["--all", "--json"], saved, { KP_DUAL_REHEARSAL: address });

    const { keys, unread, complete } = documentIn("pending", run.stdout);
    expect({ exit: run.exit, keys, complete }).toEqual({ exit: 2, keys: [], complete: false });
    expect(unread).toMatchObject([{ instance: crn }]);
  });
});

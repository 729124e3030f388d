import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { INSTANCE, people } from "../support/cast.js";
import { atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailure, unmarked } from "../support/told-failures.js";

const US = "11a4c0de-52b7-4e19-8c36-7f9d0b1e2a35";
const OTHER = "22a4c0de-52b7-4e19-8c36-7f9d0b1e2a35";

let scene: Scene;
let folder = "";
let file = "";

beforeAll(async () => {
  scene = await openScene({
    clock: "2026-05-12T07:12:00Z",
    instances: [
      { id: INSTANCE, name: "prod-eu", region: "eu-de" },
      { id: US, name: "Prod US\u202e", region: "us-south" },
    ],
    people,
    keys: [],
  });
  folder = join(scene.home, ".config", "kp-dual");
  file = join(folder, "config.json");
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));
afterEach(() => rm(join(scene.home, ".config"), { recursive: true, force: true }));

const crn = (name: string) => scene.emulator.instances.find((one) => one.name === name)?.crn ?? "";
const instance = (...argv: string[]) => scene.as("bob", ["instance", ...argv]);
const documentOf = async (...argv: string[]) => {
  const { exit, stdout, stderr } = await instance(...argv, "--json");
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return JSON.parse(stdout);
};
const rowOf = (name: string, id: string, of: string, region: string, saved: boolean) => ({
  ...{ name, id, crn: of, region, service: "kms", endpoint: scene.emulator.url, saved },
});

describe("instance add", () => {
  it("saves a CRN and sends nothing; its name then stands for it", async () => {
    const added = await instance("add", "prod", crn("prod-eu"));

    expect(added.exit).toBe(0);
    expect(unmarked(added.stdout)).toEqual([`saved as prod: Key Protect in eu-de, ${INSTANCE}`]);
    expect(unmarked(added.stderr)).toContain("  kp-dual key list --instance prod");
    expect(await scene.requests()).toEqual([]);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
      instances: { prod: { instance: crn("prod-eu") } },
    });

    const environment = { KP_INSTANCE_ID: "" };
    const list = ["key", "list", "--instance", "prod", "--json"];
    expect(await scene.as("bob", list, { environment })).toMatchObject({ exit: 0 });
  });

  it("takes a GUID with its region as it is", async () => {
    expect(await documentOf("add", "prod", INSTANCE, "--region", "eu-de")).toEqual({
      schema: "kp-dual/instances/1",
      rehearsal: true,
      instances: [{ ...rowOf("prod", INSTANCE, "", "eu-de", true), crn: null }],
    });
    expect(await scene.requests()).toEqual([]);
    expect(await readFile(file, "utf8")).toContain('"region": "eu-de"');
  });

  it("looks a GUID alone up, and saves its CRN", async () => {
    expect(await documentOf("add", "prod", INSTANCE)).toMatchObject({
      instances: [rowOf("prod", INSTANCE, crn("prod-eu"), "eu-de", true)],
    });
    expect(await scene.requests()).toEqual([
      `GET /v2/resource_instances/${INSTANCE}`,
      "POST /identity/token",
    ]);
    expect(await readFile(file, "utf8")).not.toContain("region");
  });

  it("is done already where the name stands for it, however it is named", async () => {
    await instance("add", "prod", crn("prod-eu"));
    const before = await stat(file);

    const again = await instance("add", "prod", INSTANCE.toUpperCase(), "--region", "eu-de");

    expect(again.exit).toBe(0);
    expect(again.stdout).toContain("already saved as prod");
    expect((await stat(file)).ino).toBe(before.ino);
  });

  it.each([
    ["a name with a blank", ["a b", INSTANCE], "a b can't be the name of an instance"],
    ["a GUID for a name", [OTHER, INSTANCE], "can't be the name of an instance"],
    ["no name", ["", INSTANCE], "can't be the name of an instance"],
    ["what is no instance", ["prod", "prod-eu"], "that is no instance"],
    ["no region", ["prod", INSTANCE, "--region", "Köln"], "--region isn't the id of a region"],
    [
      "an address",
      ["prod", INSTANCE, "--endpoint", "https://eu-de.kms.cloud.ibm.com"],
      "an address is not saved",
    ],
  ])("refuses %s, and sends and saves nothing", async (_, argv, title) => {
    const run = await instance("add", ...argv);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toMatch(/^not saved: /);
    expect(toldFailure(run.stderr).title).toContain(title);
    expect(await scene.requests()).toEqual([]);
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("refuses a CRN that contradicts --region, in earnest too, before anything is sent", async () => {
    const argv = ["instance", "add", "prod", crn("prod-eu"), "--region", "us-south"];
    const earnest = { KP_DUAL_REHEARSAL: "", IBMCLOUD_API_KEY: "a-real-api-key" };

    for (const environment of [{}, earnest]) {
      const run = await scene.as("bob", [...argv, "--json"], { environment });
      expect(run).toMatchObject({ exit: 2, stdout: "" });
      expect(JSON.parse(run.stderr).error.title).toContain("the region contradicts the instance");
    }
    expect(await scene.requests()).toEqual([]);
  });

  it("never lets a name stand for another instance, and asks nobody about that one", async () => {
    await instance("add", "prod", crn("prod-eu"));
    const before = await readFile(file, "utf8");

    const run = await instance("add", "prod", US);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).do).toContain("kp-dual instance remove prod");
    expect(await scene.requests()).toEqual([]);
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it("saves nothing that nobody knows", async () => {
    const run = await instance("add", "prod", OTHER);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).do).toContain("--region");
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a saved name", () => {
  it("whose region contradicts --region never reaches the network", async () => {
    await instance("add", "prod", crn("prod-eu"));

    const run = await scene.as("bob", [
      ...["key", "list", "--instance", "prod", "--region", "us-south"],
    ]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe("the region contradicts the instance");
    expect(await scene.requests()).toEqual([]);
  });
});

describe("instance remove", () => {
  it("forgets a name, and tells how to have it back", async () => {
    await instance("add", "prod", INSTANCE, "--region", "eu-de");
    await instance("add", "other", crn("Prod US\u202e"));

    const run = await instance("remove", "prod");

    expect(run.exit).toBe(0);
    expect(unmarked(run.stdout)).toEqual([`removed prod: Key Protect in eu-de, ${INSTANCE}`]);
    expect(unmarked(run.stderr)).toEqual([
      "undo:",
      `  kp-dual instance add prod ${INSTANCE} --region eu-de`,
    ]);
    expect((await documentOf("list")).instances).toMatchObject([{ name: "other" }]);
  });

  it("of an unknown name is exit 2, and tells what is saved", async () => {
    expect(toldFailure((await instance("remove", "x")).stderr).why).toBe("none is saved at all");
    await instance("add", "prod", crn("prod-eu"));

    const run = await instance("remove", "PROD");

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr)).toMatchObject({
      title: "not removed: no instance is saved as PROD",
      why: "saved are prod",
    });
  });
});

describe("instance list", () => {
  it("without any says how to begin", async () => {
    const run = await instance("list");

    expect(run).toMatchObject({ exit: 0, stdout: "" });
    expect(run.stderr).toContain("no instance is saved yet");
    expect(run.stderr).toContain("kp-dual instance discover");
    expect(await documentOf("list")).toMatchObject({ instances: [] });
  });

  it("tells them by name, sends nothing and needs no credential", async () => {
    await instance("add", "b", crn("prod-eu"));
    await instance("add", "a", crn("Prod US\u202e"));

    const environment = { IBMCLOUD_API_KEY: "" };
    const { stdout } = await scene.as("bob", ["instance", "list"], { environment });

    expect(unmarked(stdout).map((line) => line.split(/ +/)[0])).toEqual(["NAME", "a", "b"]);
    expect(await scene.requests()).toEqual([]);
  });
});

const LIST = ["GET /v2/resource_instances?type=service_instance&limit=100", "POST /identity/token"];

describe("instance discover", () => {
  it("tells all there are, with a name for each, and asks nobody in JSON", async () => {
    await instance("add", "mine", INSTANCE);
    await scene.requests();

    const { instances } = await documentOf("discover");

    expect(instances).toEqual([
      rowOf("prod-us", US, crn("Prod US\u202e"), "us-south", false),
      rowOf("mine", INSTANCE, crn("prod-eu"), "eu-de", true),
    ]);
    expect(await scene.requests()).toEqual(LIST);
  });

  it("in a script saves nothing, and gives the commands that do", async () => {
    const run = await instance("discover");

    expect(run.exit).toBe(0);
    expect(run.stdout).toContain("Prod US<U+202E>");
    expect(unmarked(run.stderr).slice(1)).toEqual([
      `  kp-dual instance add prod-us ${crn("Prod US\u202e")}`,
      `  kp-dual instance add prod-eu ${crn("prod-eu")}`,
    ]);
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });

  const at = (line: string) => atTerminal(line, scene.environmentOf("bob"));

  it("at a terminal saves all after a yes", async () => {
    const terminal = at("$KP_DUAL instance discover");
    await terminal.shows("Save them under these names? (y/N)");
    terminal.type("y\r");

    expect(await terminal.ended).toBe(0);
    const { instances } = await documentOf("list");
    expect(instances.map(({ name }: { name: string }) => name)).toEqual(["prod-eu", "prod-us"]);

    const again = at("$KP_DUAL instance discover");
    expect(await again.ended).toBe(0);
    expect(again.screen()).not.toContain("(y/N)");
  });

  it.each([
    ["Enter", "\r", 0],
    ["n", "n\r", 0],
    ["Ctrl-C", "\u0003", 130],
    ["Ctrl-D", "\u0004", 130],
  ])("saves nothing after %s", async (_, typed, exit) => {
    const terminal = at("$KP_DUAL instance discover");
    await terminal.shows("(y/N)");
    terminal.type(typed);

    expect(await terminal.ended).toBe(exit);
    expect(terminal.screen().includes("kp-dual instance add")).toBe(exit === 0);
    await expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each(["CI=1 $KP_DUAL instance discover", "$KP_DUAL instance discover --no-input"])(
    "asks nobody: %s",
    async (line) => {
      const terminal = at(line);

      expect(await terminal.ended).toBe(0);
      expect(terminal.screen()).not.toContain("(y/N)");
    },
  );
});

describe("a configuration that is broken", () => {
  it.each([
    ["add", ["add", "prod", INSTANCE]],
    ["list", ["list"]],
    ["discover", ["discover"]],
    ["remove", ["remove", "prod"]],
  ])("stops instance %s before anything is sent, and stays as it is", async (_, argv) => {
    const broken = '{"apiKey":"secret-text"}';
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, broken);

    const run = await instance(...argv);

    expect(run).toMatchObject({ exit: 11, stdout: "" });
    expect(toldFailure(run.stderr).why).toContain(`${file} has the unknown field apiKey`);
    expect(run.stderr).not.toContain("secret-text");
    expect(await scene.requests()).toEqual([]);
    expect(await readFile(file, "utf8")).toBe(broken);
  });

  it("stops nothing that needs none of it", async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, "");

    const run = await scene.as("bob", ["key", "list", "--instance", crn("prod-eu")]);

    expect(run.exit).toBe(0);
    expect(run.stderr).toContain("the saved instances are left alone");
  });

  it("cannot be written where there is no place for it", async () => {
    const environment = { XDG_CONFIG_HOME: "/dev/null/none" };

    const run = await scene.as("bob", ["instance", "add", "prod", crn("prod-eu")], { environment });

    expect(run).toMatchObject({ exit: 11, stdout: "" });
    expect(run.stderr).toContain("/dev/null/none/kp-dual/config.json");
  });

  it("is read by its owner only", async () => {
    await instance("add", "prod", crn("prod-eu"));
    await chmod(folder, 0o755);

    await instance("add", "other", crn("Prod US\u202e"));

    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

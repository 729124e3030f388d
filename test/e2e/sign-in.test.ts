import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cast, HOUR } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { tokenOf } from "../support/send-as.js";
import { toldFailure } from "../support/told-failures.js";

const { seed, id } = cast({ orders: {} });

let scene: Scene;
let folder: string;

beforeAll(async () => {
  scene = await openScene(seed);
  folder = await mkdtemp(join(scene.home, "keys-"));
});
afterAll(() => scene.end());
// A read that a process gave up as it ended may reach the emulator after its last answer.
beforeEach(async () => {
  await pause(50);
  await scene.requests();
});

const NO_KEY = { IBMCLOUD_API_KEY: "" };
const whoami = ["whoami", "--json"];
const nameIn = (stdout: string) => JSON.parse(stdout).name;

async function file(name: string, text: string, mode = 0o600): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

describe("an API key", () => {
  it("comes from the environment", async () => {
    const run = await scene.as("bob", whoami);

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(nameIn(run.stdout)).toBe("bob");
    expect(await scene.requests()).toEqual(["POST /identity/token"]);
  });

  it("gives a token whose end is told by the service's clock", async () => {
    const run = await scene.as("bob", ["whoami"]);

    expect(run.stdout).toMatch(/token ends +\w{3} 12 May 2026 .*, in (?:1h 0m|59m \d+s)\n/);
  });

  it.each([
    ["plain", "rehearsal-cleo"],
    ["as IBM Cloud offers it for download", '{"name":"x","apikey":"rehearsal-cleo"}'],
  ])("in a file (%s) goes before the one in the environment", async (name, text) => {
    const path = await file(name, text);

    const run = await scene.as("bob", ["--api-key-file", path, ...whoami]);

    expect(nameIn(run.stdout)).toBe("cleo");
  });

  it("may stand on standard input", async () => {
    const run = await scene.as("bob", ["whoami", "--api-key-file", "-", "--json"], {
      input: "rehearsal-cleo\n",
    });

    expect(nameIn(run.stdout)).toBe("cleo");
  });

  it("is not taken from a file that others may write", async () => {
    const path = await file("writable", "rehearsal-cleo", 0o622);

    const run = await scene.as("bob", ["whoami", "--api-key-file", path]);

    expect(run).toMatchObject({ exit: 11, stdout: "" });
    expect(toldFailure(run.stderr).why).toContain("can write");
    expect(toldFailure(run.stderr).do).toContain(`chmod 600 ${path}`);
    expect(await scene.requests()).toEqual([]);
  });

  it("is taken from a file that others may read, and that is said", async () => {
    const path = await file("readable", "rehearsal-cleo", 0o644);

    const run = await scene.as("bob", ["whoami", "--api-key-file", path]);

    expect(run).toMatchObject({ exit: 0 });
    expect(run.stderr).toBe(
      `REHEARSAL other users of this machine can read ${path}: chmod 600 it\n`,
    );
  });

  it.each([
    ["is not there", ""],
    ["holds broken JSON", '{"apikey": "rehearsal-secret-part'],
    ["holds two lines", "rehearsal-one\nrehearsal-two\n"],
  ])("in a file that %s is exit 11, and nothing of it is told", async (name, text) => {
    const path = name === "is not there" ? join(folder, "missing") : await file(name, text);

    const run = await scene.as("bob", ["whoami", "--api-key-file", path]);

    expect(run).toMatchObject({ exit: 11, stdout: "" });
    expect(run.stderr).not.toMatch(/rehearsal-(?:secret|one|two)/);
    expect(await scene.requests()).toEqual([]);
  });

  it("that IAM doesn't know is exit 4", async () => {
    const run = await scene.as("nobody", ["whoami"]);

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    expect(run.stderr).not.toContain("rehearsal-nobody");
  });
});

describe("a token", () => {
  it.each(["", "Bearer "])("is taken with %j before it", async (prefix) => {
    const token = await tokenOf("rita", scene.emulator);
    await scene.requests();

    const run = await scene.as("bob", ["key", "show", id.orders, "--json"], {
      environment: { ...NO_KEY, IBMCLOUD_IAM_TOKEN: `${prefix}${token}` },
    });

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(await scene.requests()).not.toContain("POST /identity/token");
  });

  it("is not looked at where there is an API key", async () => {
    const token = await tokenOf("rita", scene.emulator);

    const run = await scene.as("bob", whoami, { environment: { IBMCLOUD_IAM_TOKEN: token } });

    expect(nameIn(run.stdout)).toBe("bob");
  });

  it("that has run out is exit 4, and tells to get a new one", async () => {
    const token = await tokenOf("bob", scene.emulator);
    scene.emulator.clock.advance(HOUR);

    const run = await scene.as("bob", ["key", "show", id.orders, "--instance", crn()], {
      environment: { ...NO_KEY, IBMCLOUD_IAM_TOKEN: token },
    });

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    expect(toldFailure(run.stderr).title).toBe("your token is no longer valid");
    expect(run.stderr).not.toContain(token.slice(0, 20));
  });

  it("that is none is exit 2 in a rehearsal, which takes only its own", async () => {
    const run = await scene.as("bob", ["whoami"], {
      environment: { ...NO_KEY, IBMCLOUD_IAM_TOKEN: "nonsense" },
    });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(await scene.requests()).toEqual([]);
  });
});

const crn = () => scene.emulator.instances[0]?.crn ?? "";

describe("no credential", () => {
  it("is exit 4, and tells the ways to have one", async () => {
    const run = await scene.as("bob", ["key", "list", "--json"], { environment: NO_KEY });

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    expect(JSON.parse(run.stderr).error.do.join("\n")).toMatch(
      /--api-key-file[\s\S]*IBMCLOUD_API_KEY/,
    );
    expect(await scene.requests()).toEqual([]);
  });
});

describe("a rehearsal and the real service", () => {
  const REAL = { KP_DUAL_REHEARSAL: "" };

  it.each([
    ["a real key in a rehearsal", async () => ({ IBMCLOUD_API_KEY: "0123456789-a-real-key" })],
    ["a rehearsal's key in earnest", async () => REAL],
    [
      "a rehearsal's token in earnest",
      async () => ({
        ...{ ...REAL, ...NO_KEY },
        IBMCLOUD_IAM_TOKEN: await tokenOf("bob", scene.emulator),
      }),
    ],
  ])("don't mix: %s", async (_, given) => {
    const environment = await given();
    await scene.requests();

    const run = await scene.as("bob", ["whoami"], { environment });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("error: the rehearsal and the real service don't mix");
    expect(run.stderr).not.toMatch(/a-real-key|eyJ|rehearsal-bob\w/);
    expect(await scene.requests()).toEqual([]);
  });
});

describe("a secret on the command line", () => {
  const jwt = "eyJhbGciOiJub25lIn0.eyJpYW1faWQiOiJ4In0.c2lnbmF0dXJl";
  const key = "Zz9_8765432109876543210987654321098765432abc";

  it.each([
    ["a token", ["whoami", "--iam-token", jwt], jwt],
    ["an API key", ["whoami", key], key],
    ["an API key behind a misspelt option", [`--api-key=${key}`, "whoami"], key],
    ["an assignment", ["key", "list", "apikey=hunter2hunter2"], "hunter2"],
    ["a reason", ["key", "unset", id.orders, "--reason", `key ${jwt}`, "--yes"], jwt],
  ])("is refused and not repeated: %s", async (_, argv, secret) => {
    const [text, json] = await Promise.all([
      scene.as("bob", argv),
      scene.as("bob", [...argv, "--json"]),
    ]);

    expect(text).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(text.stderr).title).toBe("an argument looks like a secret");
    expect(json).toMatchObject({ exit: 2, stdout: "" });
    expect(`${text.stderr}${json.stderr}`).not.toContain(secret);
    expect(await scene.requests()).toEqual([]);
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast, deleted, HOUR } from "../support/cast.js";
import { BIN, bare, kpDual } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";
import { tokenOf } from "../support/send-as.js";

const { seed, id } = cast(
  { orders: approved, gone: deleted(HOUR), hushed: approved, watched: approved, cut: approved },
  { generateKeys: { instance: "prod-eu", count: 2_000 } },
);

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const COLOUR = "\u001b[";
const refused = ["key", "delete", id.gone, id.orders, "--dry-run"];

describe("colour", () => {
  const painted = async (environment: Record<string, string>, ...more: string[]) => {
    const { stdout, stderr } = await scene.as("bob", [...refused, ...more], { environment });
    return { out: stdout.includes(COLOUR), err: stderr.includes(COLOUR) };
  };
  const NONE = { out: false, err: false };

  it.each([
    ["FORCE_COLOR", { FORCE_COLOR: "1" }, [], true],
    ["NO_COLOR and FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
    ["--no-color and FORCE_COLOR", { FORCE_COLOR: "1" }, ["--no-color"], false],
  ])("in %s", async (_, environment, more, isPainted) => {
    const { out } = await painted(environment, ...more);

    expect(out).toBe(isPainted);
  });

  it("is in no document", async () => {
    expect(await painted({ FORCE_COLOR: "1" }, "--json")).toEqual(NONE);
  });
});

describe("--quiet", () => {
  it("drops hints, and neither results nor errors", async () => {
    const loud = await scene.as("bob", ["key", "show", id.orders]);
    const quiet = await scene.as("bob", ["key", "show", id.orders, "--quiet"]);
    const failed = await scene.as("bob", ["key", "show", "nobody", "--quiet"]);

    expect(loud.stderr).toContain("kp-dual key delete");
    expect(quiet).toMatchObject({ exit: 0, stderr: "" });
    expect(quiet.stdout.split("\n").length).toBe(loud.stdout.split("\n").length);
    expect(failed.stderr).toContain("error: ");
  });
});

describe("--debug", () => {
  it("tells each request, and neither a header nor a secret", async () => {
    const token = await tokenOf("bob", scene.emulator);
    await scene.requests();

    const run = await scene.as("bob", [
      "key",
      "delete",
      id.watched,
      "--confirm",
      "watched",
      "--debug",
    ]);

    expect(run.exit).toBe(0);
    const lines = run.stderr.split("\n").filter((line) => line.includes("debug:"));
    expect(lines).toHaveLength((await scene.requests()).length);
    for (const line of lines)
      expect(line).toMatch(
        /^REHEARSAL debug: +\d+ ms \+ +\d+ ms {2}\d{3} +[A-Z]+ +http:\/\/127\.0\.0\.1:\d+\/\S+ [0-9a-f-]{36}$/,
      );
    expect(run.stderr).not.toMatch(/rehearsal-bob|[Bb]earer|authorization|bluemix|eyJ/);
    expect(run.stderr).not.toContain(token.slice(0, 30));
  });

  it("leaves the document of --json alone", async () => {
    const run = await scene.as("bob", ["whoami", "--json", "--debug"]);

    expect(JSON.parse(run.stdout)).toHaveProperty("schema");
  });
});

/** Runs a line of a shell in which $KP_DUAL is the program. */
async function shell(line: string) {
  const child = spawn("/bin/bash", ["-o", "pipefail", "-c", line], {
    env: { ...bare(), ...scene.environmentOf("bob"), KP_DUAL: `${process.execPath} ${BIN}` },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const [stdout, stderr, [exit]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, exit };
}

describe("a reader that goes away", () => {
  it("does not make a long list fail", async () => {
    const run = await shell("$KP_DUAL key list | head -1");

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(run.stdout).toMatch(/^REHEARSAL ID +STAGE +NEXT +NAME *\n$/);
  });

  it("does not stop a change, nor hide what came of it", async () => {
    await scene.requests();

    const run = await shell(`$KP_DUAL key delete ${id.hushed} --confirm hushed | true`);

    expect(run.exit).toBe(0);
    expect(await scene.requests()).toContain(`DELETE /api/v2/keys/${id.hushed}`);
  });

  it("may be that of the errors, too", async () => {
    const run = await shell(`$KP_DUAL key delete ${id.cut} --confirm cut --debug 2> >(true)`);

    expect(run).toMatchObject({ exit: 0 });
    expect(run.stdout).toContain("done");
  });
});

describe("a closed stream", () => {
  it.each([">&-", "<&- >&- 2>&-"])("does not change the exit code: %s", async (how) => {
    expect(await shell(`$KP_DUAL whoami ${how}`)).toMatchObject({ exit: 0 });
    expect(await shell(`$KP_DUAL key show nobody ${how}`)).toMatchObject({ exit: 7 });
  });
});

describe("what was not asked for", () => {
  it.each([
    [["bogus"], "unknown command 'bogus'"],
    [["key", "list", "--bogus"], "unknown option '--bogus'"],
    [["key", "show"], "missing required argument 'key'"],
    [["whoami", "extra"], "too many arguments"],
    [["key", "list", "--timeout", "soon"], "that is no time limit"],
  ])("is exit 2 with what is wrong: %j", async (argv, problem) => {
    const run = await kpDual(argv, {
      environment: {
        KP_DUAL_REHEARSAL: "http://127.0.0.1:9",
        KP_INSTANCE_ID: "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d",
      },
    });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain(problem);
  });

  it("is repeated without what could fool a terminal", async () => {
    const run = await kpDual(["\u001b[2Jx\u202e\n\u0007"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("<U+001B>[2Jx<U+202E>");
    expect(run.stderr).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe("--version", () => {
  it("is one line", async () => {
    expect(await kpDual(["--version"])).toEqual({
      ...{ exit: 0, signal: null, stderr: "" },
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { approved, cast, fullLook, INSTANCE, look, naming } from "../support/cast.js";
import { inWaves } from "../support/in-waves.js";
import { openScene, type Scene } from "../support/scene.js";
import { tokenOf } from "../support/send-as.js";

const { seed, id } = cast({
  shown: {},
  "to-set": {},
  named: { aliases: ["the-alias"] },
  waits: approved,
  "waits-too": approved,
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const TOKEN = ["POST /identity/token"];
const LIST = ["HEAD /api/v2/keys", "GET /api/v2/keys"];
const policyOf = (key: string) => `GET /api/v2/keys/${key}/policies`;
const set = (key: string) => [`POST /api/v2/keys/${key}/actions/setKeyForDeletion`];

/** Runs a command as bob behind a gate that lets these waves through; what it needs more makes it fail. */
async function inTheseWaves(
  argv: readonly string[],
  waves: readonly (readonly string[])[],
  environment: Readonly<Record<string, string>> = {},
) {
  const gate = await inWaves(scene.emulator.url, waves);
  onTestFinished(gate.close);
  const at = {
    KP_DUAL_REHEARSAL: gate.url,
    KP_INSTANCE_ID: scene.emulator.instances[0]?.crn ?? "",
  };
  const run = await scene.as("bob", argv, { environment: { ...at, ...environment } });
  expect(gate.stray).toEqual([]);
  expect(run).toMatchObject({ exit: 0 });
  expect(gate.answered()).toBe(waves.length);
}

describe("the round trips that are made one after another", () => {
  it.each([
    { argv: ["pending"], waves: [LIST, [policyOf(id.waits), policyOf(id["waits-too"])]] },
    { argv: ["policy", "show"], waves: [["GET /api/v2/instance/policies", ...LIST]] },
    { argv: ["policy", "show", "--key", id.shown], waves: [look(id.shown, "policies")] },
    { argv: ["key", "list"], waves: [LIST] },
    { argv: ["key", "show", id.shown], waves: [fullLook(id.shown)] },
    {
      argv: ["key", "set-for-deletion", id["to-set"], "--yes"],
      waves: [look(id["to-set"]), set(id["to-set"]), look(id["to-set"])],
    },
    {
      argv: ["key", "delete", id.waits, "--confirm", "waits"],
      waves: [fullLook(id.waits), [`DELETE /api/v2/keys/${id.waits}`], look(id.waits)],
    },
  ])("are $waves.length of $argv, behind the token", ({ argv, waves }) =>
    inTheseWaves(argv, [TOKEN, ...waves]),
  );

  it.each([
    { argv: ["key", "show", "named"], text: "named", rest: [fullLook(id.named)] },
    { argv: ["key", "show", "the-alias"], text: "the-alias", rest: [fullLook(id.named)] },
    {
      argv: ["key", "set-for-deletion", "named", "--yes"],
      text: "named",
      rest: [look(id.named), set(id.named), look(id.named)],
    },
  ])("are one more where the key has to be found: $argv", ({ argv, text, rest }) =>
    inTheseWaves(argv, [TOKEN, naming(text), ...rest]),
  );

  it("are one more where the instance has to be found by its GUID", () =>
    inTheseWaves(
      ["key", "show", id.shown],
      [TOKEN, [`GET /v2/resource_instances/${INSTANCE}`], fullLook(id.shown)],
      { KP_INSTANCE_ID: INSTANCE },
    ));

  it("are one less for somebody who brings a token", async () => {
    const IBMCLOUD_IAM_TOKEN = await tokenOf("bob", scene.emulator);

    await inTheseWaves(["key", "show", id.shown], [fullLook(id.shown)], {
      ...{ IBMCLOUD_IAM_TOKEN, IBMCLOUD_API_KEY: "" },
    });
  });
});

describe("the connections", () => {
  it("are one, for one request after another", async () => {
    const told = scene.emulator.requests().length;
    const { crn = "" } = scene.emulator.instances[0] ?? {};

    const { exit } = await scene.as("bob", ["key", "unset", id["waits-too"], "--yes"], {
      environment: { KP_INSTANCE_ID: crn },
    });

    const log = scene.emulator.requests().slice(told);
    expect(exit).toBe(0);
    expect(log).toHaveLength(4);
    expect(new Set(log.map(({ connection }) => connection)).size).toBe(1);
  });
});

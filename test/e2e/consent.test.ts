import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailure } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const { seed, id } = cast({ orders: approved, fresh: {}, other: approved });

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

const YES = "y\n".repeat(10_000);

const remove = ["key", "delete", id.orders];

describe("where nobody can be asked", () => {
  it.each([
    ["yes on standard input", remove, { input: YES }],
    ["the key's name on standard input", remove, { input: "orders\n" }],
    ["CI", remove, { environment: { CI: "1" } }],
    ["--no-input", [...remove, "--no-input"], {}],
  ])("a deletion is not sent: %s", async (_, argv, doing) => {
    const run = await scene.as("bob", argv, doing);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr)).toMatchObject({
      title: "not deleted: nobody can be asked here",
      do: expect.stringContaining(`--confirm ${id.orders}`),
    });
    expect((await scene.requests()).filter(isChange)).toEqual([]);
  });

  it.each([
    ["key set-for-deletion", ["key", "set-for-deletion", id.fresh], "--yes"],
    ["key unset", ["key", "unset", id.orders], "--yes"],
    ["key delete of two", ["key", "delete", id.orders, id.other], "--confirm 2"],
    ["policy enable", ["policy", "enable"], "--yes"],
  ])("%s tells the flag that answers", async (_, argv, flag) => {
    const run = await scene.as("bob", argv, { input: YES });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailure(run.stderr).do).toContain(flag);
    expect((await scene.requests()).filter(isChange)).toEqual([]);
  });

  it("the flag that was told does it, pasted as it is", async () => {
    const asked = await scene.as("bob", ["policy", "enable"]);
    const [flag = ""] = /--yes|--confirm \S+/.exec(asked.stderr) ?? [];

    expect(await scene.as("bob", ["policy", "enable", flag])).toMatchObject({ exit: 0 });
  });

  it.each(["", "yes", " orders", id.other])(
    "--confirm %j is no yes to deleting orders",
    async (answer) => {
      const run = await scene.as("bob", [...remove, "--confirm", answer]);

      expect(run).toMatchObject({ exit: 2, stdout: "" });
      expect(toldFailure(run.stderr).title).toBe("not deleted: what --confirm says doesn't fit");
      expect((await scene.requests()).filter(isChange)).toEqual([]);
    },
  );

  it("--yes is no option of what destroys", async () => {
    const run = await scene.as("bob", [...remove, "--yes"]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(await scene.requests()).toEqual([]);
  });
});

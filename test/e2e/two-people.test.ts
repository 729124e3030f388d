import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  approved,
  cast,
  DAY,
  fullLook,
  HOUR,
  look,
  naming,
  reads,
  SIGN_IN,
} from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { commandsIn, toldFailure } from "../support/told-failures.js";

const { seed, id } = cast({
  orders: {},
  mind: {},
  alone: { dualAuth: false },
  back: approved,
  lapsing: {},
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const set = (key: string) => `POST /api/v2/keys/${key}/actions/setKeyForDeletion`;
const unset = (key: string) => `POST /api/v2/keys/${key}/actions/unsetKeyForDeletion`;

describe("deleting a key with two people", () => {
  it("takes both of them, and a third step to make it final", async () => {
    const key = id.orders;
    const remove = ["key", "delete", "orders", "--confirm", "orders"];
    const purge = ["key", "purge", key, "--confirm", key];

    expect(await scene.as("bob", remove)).toMatchObject({ exit: 3 });
    expect(await scene.requests()).toEqual(
      reads(...SIGN_IN, ...naming("orders"), ...fullLook(key)),
    );

    const first = await scene.as("amy", ["key", "set-for-deletion", "orders", "--yes"]);
    expect(first).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...naming("orders"), ...look(key)),
      set(key),
      ...look(key),
    ]);

    const here = await scene.as("amy", remove);
    expect(here).toMatchObject({ exit: 3 });
    expect(toldFailure(here.stderr).title).toBe(
      "not deleted: you gave the first approval yourself",
    );
    expect(await scene.requests()).toEqual(
      reads(...SIGN_IN, ...naming("orders"), ...fullLook(key)),
    );

    const environment = { XDG_STATE_HOME: `${scene.home}/elsewhere` };
    const own = await scene.as("amy", remove, { environment });
    expect(own).toMatchObject({ exit: 3 });
    expect(toldFailure(own.stderr).title).toBe("not deleted: the first approval is your own");
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...naming("orders"), ...fullLook(key)),
      `DELETE /api/v2/keys/${key}`,
    ]);

    // The second person pastes what the first was told.
    const [next = [], undo] = commandsIn(first.stderr);
    expect(undo?.slice(0, 3)).toEqual(["key", "unset", key]);
    expect(await scene.as("bob", [...next, "--confirm", "orders"])).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...fullLook(key)),
      `DELETE /api/v2/keys/${key}`,
      ...look(key),
    ]);

    expect(await scene.as("cleo", purge)).toMatchObject({ exit: 6 });
    expect(await scene.requests()).toEqual(reads(...SIGN_IN, ...fullLook(key)));

    scene.emulator.clock.advance(4 * HOUR);
    expect(await scene.as("cleo", purge)).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...fullLook(key)),
      `DELETE /api/v2/keys/${key}/purge`,
      ...look(key),
    ]);

    expect(await scene.as("cleo", ["key", "show", key])).toMatchObject({ exit: 7 });
  });

  it("ends where the first person thinks better of it", async () => {
    const key = id.mind;
    await scene.as("ann", ["key", "set-for-deletion", key, "--yes"]);
    await scene.requests();

    expect(await scene.as("bob", ["key", "unset", key, "--yes"])).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...look(key)),
      unset(key),
      ...look(key),
    ]);

    const late = await scene.as("bob", ["key", "delete", key, "--confirm", key]);
    expect(late).toMatchObject({ exit: 3 });
    expect(toldFailure(late.stderr).title).toBe("not deleted: a second person is still missing");
    expect(await scene.requests()).toEqual(reads(...SIGN_IN, ...fullLook(key)));
  });

  it("needs a new first approval once seven days are over", async () => {
    const key = id.lapsing;
    const remove = ["key", "delete", key, "--confirm", key];
    await scene.as("ann", ["key", "set-for-deletion", key, "--yes"]);
    await scene.requests();

    scene.emulator.clock.advance(7 * DAY);
    const late = await scene.as("bob", remove);
    expect(late).toMatchObject({ exit: 3 });
    expect(toldFailure(late.stderr).title).toBe("not deleted: the first approval has run out");
    expect(await scene.requests()).toEqual(reads(...SIGN_IN, ...fullLook(key)));

    expect(await scene.as("ann", ["key", "set-for-deletion", key, "--yes"])).toMatchObject({
      exit: 0,
    });
    expect(await scene.as("bob", remove)).toMatchObject({ exit: 0 });
    expect((await scene.requests()).filter((each) => each.startsWith("DELETE"))).toEqual([
      `DELETE /api/v2/keys/${key}`,
    ]);
  });

  it("is taken back within thirty days, once thirty seconds are over", async () => {
    const key = id.back;
    scene.emulator.clock.set(new Date("2026-05-12T07:12:00Z"));
    const restore = ["key", "restore", "back", "--yes"];
    expect(await scene.as("bob", ["key", "delete", key, "--confirm", "back"])).toMatchObject({
      exit: 0,
    });
    await scene.requests();

    const early = await scene.as("bob", restore);
    expect(early).toMatchObject({ exit: 6 });
    expect(toldFailure(early.stderr).until).toContain("possible from then on");
    expect(await scene.requests()).toEqual(reads(...SIGN_IN, ...naming("back"), ...look(key)));

    scene.emulator.clock.advance(30_000);
    expect(await scene.as("bob", restore)).toMatchObject({ exit: 0 });
    expect(await scene.requests()).toEqual([
      ...reads(...SIGN_IN, ...naming("back"), ...look(key)),
      `POST /api/v2/keys/${key}/restore`,
      ...look(key),
    ]);
  });

  it("is not needed for a key without dual authorization, and says so", async () => {
    const key = id.alone;

    const { exit, stdout } = await scene.as("bob", ["key", "delete", key, "--dry-run"]);

    expect(exit).toBe(0);
    expect(stdout).toContain("one person may delete this key");
    expect(await scene.as("bob", ["key", "delete", key, "--confirm", key])).toMatchObject({
      exit: 0,
    });
    expect((await scene.requests()).filter((each) => each.startsWith("DELETE"))).toEqual([
      `DELETE /api/v2/keys/${key}`,
    ]);
  });
});

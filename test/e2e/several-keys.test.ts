import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ago, approved, cast, DAY, deleted, HOUR, reads, SIGN_IN } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailures, unmarked } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const { seed, id } = cast({
  one: {},
  two: {},
  standing: approved,
  open: { dualAuth: false },
  unasked: {},
  again: {},
  gone: deleted(5 * HOUR),
  purged: deleted(5 * HOUR),
  lapsed: { setForDeletion: { by: "ann", at: ago(8 * DAY) } },
  erring: approved,
  erased: approved,
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

const changes = async () => (await scene.requests()).filter(isChange).sort();
const set = (key: string) => `POST /api/v2/keys/${key}/actions/setKeyForDeletion`;
const rowsOf = (stdout: string) =>
  unmarked(stdout)
    .slice(1)
    .filter((line) => /^\S+ +[0-9a-f]{8}-/.test(line))
    .map((line) => line.split(/ +/).slice(0, 2).join(" "));

describe("several keys", () => {
  it("are a row each, and exit 9 where they came out differently", async () => {
    const keys = [id.one, id.standing, id.open, id.two];

    const run = await scene.as("ann", ["key", "set-for-deletion", ...keys, "--yes"]);

    expect(run).toMatchObject({ exit: 9 });
    expect(rowsOf(run.stdout)).toEqual([
      `done ${id.one}`,
      `already ${id.standing}`,
      `refused ${id.open}`,
      `done ${id.two}`,
    ]);
    expect(run.stdout).toContain("4 keys: 2 done, 1 already, 1 refused");
    expect(toldFailures(run.stderr)).toHaveLength(1);
    expect(await changes()).toEqual([set(id.one), set(id.two)]);
  });

  it("exit with the code that all of them share", async () => {
    const keys = [id.unasked, id.lapsed];

    const run = await scene.as("bob", ["key", "delete", ...keys, "--confirm", "2"]);

    expect(run).toMatchObject({ exit: 3 });
    expect(toldFailures(run.stderr).map(({ title }) => title)).toEqual([
      "not deleted: a second person is still missing",
      "not deleted: the first approval has run out",
    ]);
    expect(await changes()).toEqual([]);
  });

  it("count once each, however often and by whatever name they are given", async () => {
    const run = await scene.as("ann", [
      ...["key", "set-for-deletion", "again", id.again, id.again.toUpperCase(), "--yes"],
    ]);

    expect(run).toMatchObject({ exit: 0 });
    expect(rowsOf(run.stdout)).toEqual([`done ${id.again}`]);
    expect(run.stderr).toContain("2 of the 3 name a key that was named before");
    expect(await changes()).toEqual([set(id.again)]);
  });

  it("are confirmed by how many were named, whatever is left to do", async () => {
    const argv = ["key", "delete", id.erring, id.erased, id.gone, "--confirm"];

    const wrong = await scene.as("bob", [...argv, "2"]);
    expect(wrong).toMatchObject({ exit: 2, stdout: "" });
    expect(toldFailures(wrong.stderr)[0]?.do).toContain("--confirm 3");
    expect(await changes()).toEqual([]);

    const right = await scene.as("bob", [...argv, "3"]);
    expect(right).toMatchObject({ exit: 0 });
    expect(rowsOf(right.stdout)).toEqual([
      `done ${id.erring}`,
      `done ${id.erased}`,
      `already ${id.gone}`,
    ]);
    expect(await changes()).toEqual([
      `DELETE /api/v2/keys/${id.erring}`,
      `DELETE /api/v2/keys/${id.erased}`,
    ]);

    expect(await scene.as("bob", [...argv, "3"])).toMatchObject({ exit: 0 });
    expect(await changes()).toEqual([]);
  });

  it("stay untouched where one of the names is nobody's", async () => {
    const run = await scene.as("ann", ["key", "set-for-deletion", id.unasked, "nobody", "--yes"]);

    expect(run).toMatchObject({ exit: 7, stdout: "" });
    expect(await changes()).toEqual([]);
  });
});

describe("what is so already", () => {
  it.each([
    ["ann", "set-for-deletion", "standing", "--yes"],
    ["ann", "unset", "unasked", "--yes"],
    ["bob", "delete", "gone", "--confirm"],
    ["bob", "restore", "unasked", "--yes"],
  ] as const)("sends nothing: %s, key %s %s", async (who, action, name, flag) => {
    const key = id[name];
    const consent = flag === "--confirm" ? [flag, key] : [flag];

    const run = await scene.as(who, ["key", action, key, ...consent]);

    expect(run).toMatchObject({ exit: 0 });
    expect(rowsOf(run.stdout)).toEqual([`already ${key}`]);
    const asked = await scene.requests();
    expect(asked.filter(isChange)).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining([...reads(...SIGN_IN)]));
  });

  it("needs no answer, since there is nothing to ask", async () => {
    expect(await scene.as("ann", ["key", "unset", id.unasked])).toMatchObject({ exit: 0 });
  });

  it("is exit 7 for a key that was purged before it was ever seen", async () => {
    const purge = ["key", "purge", id.purged, "--confirm", id.purged];
    expect(await scene.as("cleo", purge)).toMatchObject({ exit: 0 });

    expect(await scene.as("cleo", purge)).toMatchObject({ exit: 7 });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailures } from "../support/told-failures.js";
import { refusalJson } from "../support/wire-json.js";

const names = Array.from({ length: 60 }, (_, n) => `key-${n}`);
const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, approved])));
const keys = names.map((name) => id[name] ?? "");

const UNAUTHORIZED = {
  at: "before-commit",
  do: {
    status: 401,
    body: JSON.stringify(
      refusalJson("", "Unauthorized: The user does not have access to the specified resource"),
    ),
  },
};

let scene: Scene;

beforeEach(async () => {
  scene = await openScene(seed);
  await fetch(`${scene.emulator.url}/_rehearsal/latency`, { method: "POST", body: '{"ms":10}' });
});
afterEach(() => scene.end());

const remove = ["--json", "key", "delete", ...keys, "--confirm", `${keys.length}`];
/** What was sent is waited for before it is looked at again. */
const quickly = { environment: { KP_DUAL_REHEARSAL_PACE: "0.01" } };
const changed = () => scene.emulator.changes().map(({ key }) => key);

interface Row {
  readonly outcome: string;
  readonly exit: number;
  readonly changed: boolean;
  readonly error: { readonly title: string; readonly do: readonly string[] } | null;
}

const documentOf = (stdout: string) =>
  JSON.parse(stdout) as { readonly results: readonly Row[]; readonly run: string | null };

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe("a token that is taken no more in the middle of a run", () => {
  it("ends the run, whose rest is finished by resume once it is taken again", async () => {
    const running = scene.as("bob", remove);
    await until(() => changed().length >= 10);
    scene.emulator.faults.set([{ match: { by: "bob", path: "/api/v2/**" }, ...UNAUTHORIZED }]);
    const { exit, stdout } = await running;

    expect(exit).toBe(9);
    const { results, run } = documentOf(stdout);
    const done = results.filter((row) => row.outcome === "done");
    const left = results.filter((row) => row.outcome !== "done");
    expect(done).toHaveLength(changed().length);
    expect(left.filter((row) => row.outcome === "not-started").length).toBeGreaterThan(20);
    expect(new Set(left.map((row) => row.outcome))).toEqual(new Set(["not-done", "not-started"]));
    expect(new Set(left.map((row) => row.exit))).toEqual(new Set([4]));
    expect(left.at(-1)?.error).toMatchObject({
      title: "not deleted: not begun: the service doesn't let you in any more",
      do: [
        "bob signs in again, or asks an administrator of prod-eu for the role back: kp-dual whoami",
        `then finish the run: kp-dual resume ${run}`,
      ],
    });
    const sent = (await scene.requests()).filter((line) => line.startsWith("DELETE"));
    expect(new Set(sent).size).toBeLessThan(40);

    const resume = ["resume", run ?? "", "--confirm", `${left.length}`];
    const early = await scene.as("bob", resume, quickly);
    expect(early).toMatchObject({ exit: 4 });
    expect(early.stdout).toContain("not-started");
    expect(changed()).toHaveLength(done.length);

    scene.emulator.faults.set([]);
    expect(await scene.as("bob", resume, quickly)).toMatchObject({ exit: 0 });
    expect([...changed()].sort()).toEqual([...keys].sort());
  });

  it("before the question: nobody is asked, and nothing is sent", async () => {
    const running = scene.as("bob", ["key", "delete", ...keys, "--confirm", "60"]);
    await until(() => scene.emulator.requests().length > 40);
    scene.emulator.faults.set([{ match: { by: "bob", path: "/api/v2/**" }, ...UNAUTHORIZED }]);
    const { exit, stderr, stdout } = await running;

    expect(exit).toBe(4);
    expect(stdout).toContain("not-started");
    expect(toldFailures(stderr).some(({ do: told }) => told?.includes("bob signs in again"))).toBe(
      true,
    );
    expect(changed()).toEqual([]);
  });
});

it("a right that is missing for one key of many stops no other one", async () => {
  const [, , third = ""] = keys;
  scene.emulator.faults.set([{ match: { method: "DELETE", key: third }, ...UNAUTHORIZED }]);

  const { exit, stdout } = await scene.as("bob", remove);

  expect(exit).toBe(9);
  const { results } = documentOf(stdout);
  expect(results[2]).toMatchObject({ outcome: "refused", exit: 4, changed: false });
  expect(results.filter(({ outcome }) => outcome === "done")).toHaveLength(59);
  expect(changed()).not.toContain(third);
});

import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ago, cast } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { kpDual, started } from "../support/kp-dual.js";
import { untilPrinted } from "../support/until-printed.js";

const { seed, id } = cast({ orders: {} });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-emulator-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A running `kp-dual emulator`, until the test ends, and what it printed until it was ready. */
async function emulator(ready: string, ...argv: string[]) {
  const child = started(["emulator", ...argv]);
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, text: await untilPrinted(child, ready) };
}

async function seedFile(content: unknown): Promise<string> {
  const path = join(folder, `seed-${Math.trunc(performance.now() * 1_000)}.json`);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("emulator", () => {
  it("says with --json on its first line where it is, and who and what is in it", async () => {
    const { child, text } = await emulator("\n", "--json", "--seed", await seedFile(seed));

    expect(text.split("\n")).toHaveLength(2);
    const { url, instances, people, keys } = documentIn("emulator", text);
    expect(instances).toMatchObject([{ name: "prod-eu" }]);
    expect(people[0]).toMatchObject({ name: "ann", apiKey: "rehearsal-ann", roles: ["Writer"] });
    expect(keys).toEqual([{ id: id.orders, name: "orders" }]);

    const closed = once(child, "close");
    child.kill("SIGTERM");
    expect(await closed).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("prints for each person what to paste into a second terminal", async () => {
    const { text } = await emulator("try: kp-dual key list");
    const [block = ""] = text.split("# as ").slice(1);
    const exported = Object.fromEntries(
      Array.from(block.matchAll(/^ {2}export (\w+)=(\S+)$/gm), ([, name, value]) => [name, value]),
    );

    const run = await kpDual(["key", "list", "--json"], { environment: exported });

    expect(run.exit).toBe(0);
    expect(documentIn("keys", run.stdout).keys.length).toBeGreaterThan(8);
    expect(text.match(/^ {2}# as /gm)).toHaveLength(4);
  });

  it("lets its clock be moved", async () => {
    const { text } = await emulator("\n", "--json", "--seed", await seedFile(seed));
    const environment = { KP_DUAL_REHEARSAL: documentIn("emulator", text).url };

    const run = await kpDual(["emulator", "advance", "6d23h59m59s", "--json"], { environment });

    expect(run).toMatchObject({ exit: 0, stderr: "" });
    expect(JSON.parse(run.stdout).now).toMatch(/^2026-05-19T07:1[12]:\d\dZ$/);
  });

  it.each([["-7d"], ["7"], ["7 d"], ["1w"], [""], ["d"]])(
    "does not take %j for a time to move by",
    async (time) => {
      const environment = { KP_DUAL_REHEARSAL: "http://127.0.0.1:9" };

      expect(await kpDual(["emulator", "advance", "--", time], { environment })).toMatchObject({
        exit: 2,
        stdout: "",
      });
    },
  );

  it("to be moved must be named, and be there", async () => {
    const environment = { KP_DUAL_REHEARSAL: "http://127.0.0.1:9", KP_DUAL_REHEARSAL_PACE: "0.1" };

    const [unnamed, absent] = await Promise.all([
      kpDual(["emulator", "advance", "1h"]),
      kpDual(["emulator", "advance", "1h"], { environment }),
    ]);

    expect(unnamed).toMatchObject({ exit: 2, stdout: "" });
    expect(absent).toMatchObject({ exit: 8, stdout: "" });
  });

  it.each([
    ["no JSON", "{", "is no JSON"],
    ["an unknown field", { ...seed, kyes: [] }, 'the seed: unknown field "kyes": take it out'],
    ["no instance", { ...seed, instances: [] }, "instances: Too small: expected array to have >=1"],
    ["a broken date", { ...seed, clock: "yesterday" }, "clock: expected a time in UTC"],
    [
      "a key in an instance that is not there",
      cast({ lost: { instance: "prod-us" } }).seed,
      "keys[0].instance: no instance of this name",
    ],
    [
      "an approval of a key without dual authorization",
      cast({
        open: { dualAuth: false, setForDeletion: { by: "ann", at: ago(0) } },
      }).seed,
      "keys[0].setForDeletion: only a key with dual authorization can be set",
    ],
  ])("refuses a seed with %s, and starts nothing", async (_, content, problem) => {
    const path = await seedFile(content);

    const run = await kpDual(["emulator", "--seed", path]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("error: the seed file doesn't fit");
    expect(run.stderr).toContain(path);
    expect(run.stderr.replace(/\s+/g, " ")).toContain(problem);
  });

  it("refuses a seed that is not there", async () => {
    const run = await kpDual(["emulator", "--seed", join(folder, "missing.json")]);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("missing.json can't be read (ENOENT)");
  });

  it("refuses a port that is taken, or none", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as { readonly port: number };

    const runs = await Promise.all(
      [String(port), "65536", "-1", "http"].map((each) => kpDual(["emulator", `--port=${each}`])),
    );

    for (const run of runs) expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(runs[0]?.stderr).toContain(`port ${port} can't be listened on`);
  });
});

import { exec } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast } from "../support/cast.js";
import { BIN, bare } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";

const open = { dualAuth: false };
const keys = {
  "orders-db": open,
  "ledger, old": open,
  'the "second"': open,
  covered: {},
  deleted: { ...open, deleted: { by: "bob", at: "2026-05-12T06:12:00Z" } },
};

const { seed, id } = cast(keys, { quirks: { listOmitsDualAuth: true } });
const uncovered = [id["orders-db"], id["ledger, old"], id['the "second"']];

/** What `jq -r '.uncovered[].id'` does, where there may be no jq. */
const IDS = 'JSON.parse(fs.readFileSync(0)).uncovered.map(({ id }) => id).join("\\n")';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** A pipeline of the shell, as the README shows it. */
const piped = (line: string) =>
  promisify(exec)(line.replaceAll("kp-dual", `"${process.execPath}" "${BIN}"`), {
    env: { ...bare(), ...scene.environmentOf("bob"), CI: "1" },
    shell: "/bin/sh",
  });

describe("coverage", () => {
  it("is read from the keys themselves where the list leaves it out", async () => {
    const { exit, stdout } = await scene.as("bob", ["policy", "show", "--json"]);

    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      coverage: { total: 4, covered: 1, unknown: 0 },
      uncovered: uncovered.map((key) => ({ id: key, dualAuth: false })),
      complete: true,
    });
  });

  it("says which keys one person can delete; as a document they feed the switch", async () => {
    const { stdout } = await piped(
      `kp-dual policy show --uncovered --json | "${process.execPath}" -p '${IDS}' | ` +
        "kp-dual policy enable --from - --dry-run --json",
    );

    expect(JSON.parse(stdout)).toMatchObject({
      results: uncovered.map((key) => ({ key: { id: key }, outcome: "ready" })),
    });
  });

  it("and so do its plain lines, less the mark of a rehearsal", async () => {
    const { stdout } = await piped(
      "kp-dual policy show --uncovered | sed 's/^REHEARSAL //' | " +
        "kp-dual policy enable --from - --confirm 3 --json",
    );

    expect(JSON.parse(stdout)).toMatchObject({ totals: { done: 3 } });
    const after = await scene.as("bob", ["policy", "show", "--exit-code", "--json"]);
    expect(after.exit).toBe(0);
    expect(JSON.parse(after.stdout)).toMatchObject({ coverage: { total: 4, covered: 4 } });
  });
});

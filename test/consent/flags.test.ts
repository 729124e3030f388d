import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { type OneTerminal, oneTerminal } from "../support/one-terminal.js";
import { openScene, type Scene } from "../support/scene.js";

const { seed, id } = cast({ orders: approved, one: approved, two: approved, fresh: {} });

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const one = ["key", "delete", id.orders];
const several = ["key", "delete", id.one, id.two];
const mild = ["key", "set-for-deletion", id.fresh];
const confirmed = (command: readonly string[], values: readonly string[]) =>
  values.map((value) => [...command, "--confirm", value]);

/** What the command line says is no yes, and no question follows. */
const WRONG: readonly (readonly string[])[] = [
  ...confirmed(one, ["", " ", " orders", "orders ", "ORDERS", "order", "orders2", "1", "y", "yes"]),
  ...confirmed(one, [id.orders.slice(0, 8), id.orders.toUpperCase(), id.one, "true", "*"]),
  ...confirmed(several, ["", "1", "3", "02", " 2", "2 ", "2.0", "+2", "0x2", "two", "one", id.one]),
  ...confirmed([...one, "--force"], ["force", ""]),
  [...one, "--confirm"],
  [...one, "--yes"],
  [...one, "--yes", "--confirm", "orders"],
  [...several, "--yes"],
  [...several, "--force", "--confirm", "2"],
  ["key", "purge", id.orders, "--yes"],
  [...mild, "--confirm", "fresh"],
  [...mild, "--no"],
];

const RIGHT: readonly (readonly [readonly string[], number])[] = [
  [[...one, "--confirm", id.orders], 1],
  [[...several, "--confirm", "2"], 2],
  [[...mild, "--yes"], 1],
];

describe("what the command line answers beforehand", () => {
  it("is a yes only where it is the answer, and a wrong one leads to no question", async () => {
    const terminal: OneTerminal = await oneTerminal(scene.home, scene.environmentOf("bob"));
    const changes = () => scene.emulator.changes().length;
    let tried = 0;
    for (const argv of WRONG) {
      const exit = await terminal.run(argv).exit;
      expect({ argv, exit, changed: changes() }).toEqual({ argv, exit: 2, changed: 0 });
      tried += 1;
    }
    for (const [argv, times] of RIGHT) {
      const before = changes();
      expect({ argv, exit: await terminal.run(argv).exit }).toEqual({ argv, exit: 0 });
      expect(changes() - before).toBe(times);
    }
    await terminal.end();

    console.log(`flags: ${tried} wrong ones, 0 changes; ${changes()} changes by ${RIGHT.length}`);
    expect({ tried, changes: changes() }).toEqual({ tried: 37, changes: 4 });
    expect(terminal.screen()).not.toMatch(/type its name:|type the number|\(y\/N\)/);
  }, 120_000);
});

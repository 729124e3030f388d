import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast, INSTANCE } from "../support/cast.js";
import { oneTerminal } from "../support/one-terminal.js";
import { openScene, type Scene } from "../support/scene.js";
import { isChange } from "../support/told-requests.js";
import { wholeTree } from "../support/whole-tree.js";
import { QUESTIONS } from "./questions.js";

const { seed, id } = cast({ orders: approved });

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** What asks nobody, and changes nothing of what others see; an emulator and a rehearsal have a world of their own. */
const ASKS_NOBODY: Readonly<Record<string, readonly string[] | null>> = {
  "policy show": [],
  "key list": [],
  "key show": [id.orders],
  pending: [],
  report: [],
  log: [],
  whoami: [],
  "instance add": ["mine", INSTANCE],
  "instance list": [],
  "instance remove": ["mine"],
  explain: ["KEY_ACTION_INVALID_STATE_ERR"],
  completion: ["bash"],
  doctor: [],
  help: ["lifecycle"],
  rehearse: null,
  emulator: null,
  "emulator advance": null,
};

interface Leaf {
  readonly path: string;
  readonly options: readonly string[];
}

/** Every command that does something, as help names it. */
const leavesOf = (command: CommandUnknownOpts, above: readonly string[] = []): readonly Leaf[] =>
  command.commands.flatMap((each) => {
    const path = [...above, each.name()];
    const options = each.options.map(({ long }) => long ?? "");
    const below = leavesOf(each, path);
    return below.length > 0 && each.name() !== "emulator"
      ? below
      : [{ path: path.join(" "), options }, ...below];
  });

const leaves = leavesOf(await wholeTree());
const asking = [...new Set(QUESTIONS.map(({ command }) => command))];

describe("every command", () => {
  it("asks and is tried with every answer, or asks nobody", () => {
    const known = [...asking, ...Object.keys(ASKS_NOBODY)];

    expect(leaves.map(({ path }) => path).sort()).toEqual(known.sort());
  });

  it("that takes an answer beforehand is one that asks", () => {
    const answered = leaves.filter(({ options }) =>
      ["--yes", "--confirm", "--dry-run"].some((option) => options.includes(option)),
    );

    expect(answered.map(({ path }) => path).sort()).toEqual(
      asking.filter((path) => path !== "instance discover").sort(),
    );
  });

  it("that asks nobody changes nothing of what others see", async () => {
    const terminal = await oneTerminal(scene.home, scene.environmentOf("bob"));
    const silently = Object.entries(ASKS_NOBODY).filter(([, argv]) => argv);
    for (const [path, argv] of silently)
      expect({
        path,
        exit: await terminal.run([...path.split(" "), ...(argv ?? [])]).exit,
      }).toEqual({ path, exit: 0 });
    await terminal.end();

    console.log(`commands: ${asking.length} ask, ${silently.length} change nothing`);
    expect(silently).toHaveLength(14);
    expect((await scene.requests()).filter(isChange)).toEqual([]);
  }, 120_000);
});

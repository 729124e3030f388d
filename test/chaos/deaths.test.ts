import { access, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journalReader } from "../../src/cli/journal/journal-reader.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { approved, cast } from "../support/cast.js";
import type { ToldResult } from "../support/change-document.js";
import { isTrue } from "../support/ground-truth.js";
import { atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";

const PRELOAD = fileURLToPath(new URL("../support/dies-at.js", import.meta.url));

/** The life of one deletion: what Node is asked for, and which time that is. */
const POINTS = [
  ...["create-POST 1", "sent-POST 1", "answer-POST 1"],
  ...["create-GET 1", "sent-GET 1", "answer-GET 1", "sent-GET 2", "answer-GET 2"],
  ...["sent-GET 3", "answer-GET 4", "open 1", "write 1", "sync 1", "write 2", "sync 2"],
  ...["create-DELETE 1", "sent-DELETE 1", "answer-DELETE 1", "sent-GET 5", "answer-GET 5"],
  ...["write 3", "write 4", "write 5", "sync 3", "close 1", "print 1"],
] as const;

/** Beside these a process ends because nothing is alive that it could wait for. */
const WAYS = ["exit", "rejection", "exception", "kill"] as const;
const others = POINTS.filter((_, n) => n % 2 === 1);
const DEATHS = [
  // After the last answer, and when it is printed, nothing is waited for but files, which come by themselves.
  ...POINTS.filter((point) => !["answer-GET 5", "print 1"].includes(point)).map((point) => ({
    point,
    way: "empty",
  })),
  ...others.map((point, n) => ({ point, way: `${WAYS[n % WAYS.length]}` })),
].map((death, n) => ({ ...death, name: `key-${n}` }));
const AT_QUESTION = ["empty", "exit", "exception"];

const NAMES = ["asked", ...DEATHS.map(({ name }) => name)];
const { seed, id } = cast(Object.fromEntries(NAMES.map((name) => [name, approved])));

let scene: Scene;
const tally = { deaths: 0, told: 0, resumed: 0 };

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

const timesOf = (key: string | undefined) =>
  scene.emulator.changes().filter((change) => change.key === key).length;

/** What the journal tells of the only run in a folder: its id, and what it knows of the key. */
async function journalIn(state: string) {
  for await (const read of journalReader(join(state, "kp-dual")).all()) {
    if (read instanceof KpDualError) throw read;
    const [result] = read.past.results;
    return { run: read.past.run, result };
  }
  return undefined;
}

/** What makes a process die at a point in one of the ways, and takes that down. */
async function dying(way: string, point: string) {
  const state = await mkdtemp(join(scene.home, "state-"));
  const died = join(state, "died");
  const around = { XDG_STATE_HOME: state, KP_DUAL_REHEARSAL_PACE: "0.02" };
  const preload = { NODE_OPTIONS: `--import ${PRELOAD}`, KP_DUAL_DIED: died };
  const variables = { ...around, ...preload, KP_DUAL_DIES: `${way} ${point}` };
  const isOver = async (exit: number | null) => {
    await expect(access(died)).resolves.toBeUndefined();
    expect(exit).not.toBe(0);
    tally.deaths += 1;
  };
  return { state, around, variables, isOver };
}

/** Finishes what the journal says is open; gives how often the key was deleted in all. */
async function finished(name: string, run: string, environment: Readonly<Record<string, string>>) {
  const resumed = await scene.as("bob", ["resume", run, "--confirm", name], { environment });
  tally.resumed += 1;
  return { exit: resumed.exit, times: timesOf(id[name]) };
}

describe("a process that dies before its work is checked", () => {
  it.each(DEATHS)("is no success, and its journal is true: $way at $point", async (death) => {
    const { name, way, point } = death;
    const { state, around, variables, isOver } = await dying(way, point);
    const doing = ["key", "delete", `${id[name]}`, "--confirm", name];

    const { exit } = await scene.as("bob", doing, { environment: variables });

    await isOver(exit);
    const known = await journalIn(state);
    const result = known?.result ?? { outcome: "not-started", changed: false };
    expect(isTrue({ key: null, ...result } as ToldResult, timesOf(id[name]))).toBe(true);
    tally.told += 1;
    if (known && way === "empty")
      expect(await finished(name, known.run, around)).toEqual({ exit: 0, times: 1 });
  });

  it.each(AT_QUESTION)("is no success where it is asked: %s", async (way) => {
    const { variables, isOver } = await dying(way, "terminal 1");
    const line = `exec $KP_DUAL key delete ${id["asked"]}`;

    await isOver(await atTerminal(line, { ...scene.environmentOf("bob"), ...variables }).ended);

    expect(timesOf(id["asked"])).toBe(0);
  });

  it("was tried at every point", () => {
    console.log(`deaths: ${JSON.stringify(tally)}, successes: 0`);
    expect(new Set(DEATHS.map(({ point }) => point)).size).toBeGreaterThan(20);
    const deaths = DEATHS.length + AT_QUESTION.length;
    expect(tally).toEqual({ deaths, told: DEATHS.length, resumed: tally.resumed });
    expect(tally.resumed).toBeGreaterThan(10);
  });
});

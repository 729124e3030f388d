import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";

const { seed, id } = cast({ orders: approved, fresh: {} });

let scene: Scene;
const tally = { asked: 0, lost: 0, notAsked: 0, changed: 0 };

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** A shell at a terminal, and what it says of how the program ended. */
const at = (line: string) =>
  atTerminal(`cd ${scene.home}; ${line}; echo "over $?"`, scene.environmentOf("bob"));

const count = () => {
  tally.changed += scene.emulator.changes().length;
};

const SEVERE = `$KP_DUAL key delete ${id.orders}`;
const MILD = `$KP_DUAL key set-for-deletion ${id.fresh}`;
const NOT_ASKED = "nobody can be asked here";

/** Where a person is asked although the streams go elsewhere: what the streams bring counts for nothing. */
const ASKED = [
  `yes | ${MILD}`,
  `yes orders | ${SEVERE}`,
  `${SEVERE} </dev/null`,
  `${SEVERE} <&-`,
  `${SEVERE} >&-`,
  `${SEVERE} 2>&-`,
  `${SEVERE} <&- >&- 2>&-`,
  `TERM=dumb ${SEVERE}`,
  `nohup ${SEVERE}`,
  `${SEVERE} --json`,
];

const NOWHERE = [
  `yes | setsid -w ${MILD}`,
  `setsid -w ${SEVERE}`,
  `setsid -w ${SEVERE} <&-`,
  `CI=1 ${SEVERE}`,
  `${SEVERE} --no-input`,
  `${MILD} --no-input --json`,
  `set -m; ${SEVERE} & wait $!`,
  `set -m; ${MILD} & wait $!`,
];

describe("a question whose streams go elsewhere", () => {
  it.each(ASKED)("is asked on the terminal itself, and nothing else answers: %s", async (line) => {
    const terminal = at(line);
    await terminal.shows(line.includes("delete") ? "type its name:" : "(y/N)");

    terminal.type("\u0003");

    await terminal.shows("over ");
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen()).toContain("over 130");
    tally.asked += 1;
    count();
  });
});

it.each([SEVERE, MILD, "$KP_DUAL instance discover"])(
  "a terminal that is lost answers nothing: %s",
  async (line) => {
    const terminal = atTerminal(`exec ${line}`, scene.environmentOf("bob"));
    await terminal.shows(line.includes("delete") ? "type its name:" : "(y/N)");

    terminal.close();

    expect(await terminal.ended).toBe(129);
    tally.lost += 1;
    count();
  },
);

describe("where nobody can be asked", () => {
  it.each(NOWHERE)("nothing is changed, exit 2, and the flag is named: %s", async (line) => {
    const terminal = at(line);
    await terminal.ended;

    expect(terminal.screen()).toContain("over 2");
    expect(terminal.screen()).toContain(NOT_ASKED);
    expect(terminal.screen()).toContain(line.includes("delete") ? "--confirm " : "--yes");
    tally.notAsked += 1;
    count();
  });
});

it("all that changed nothing", () => {
  console.log(`surroundings: ${JSON.stringify(tally)}`);
  expect(tally).toEqual({ asked: ASKED.length, lost: 3, notAsked: NOWHERE.length, changed: 0 });
});

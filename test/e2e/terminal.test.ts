import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approved, cast, HOUR } from "../support/cast.js";
import { type AtTerminal, atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";
import { tokenOf } from "../support/send-as.js";
import { isChange } from "../support/told-requests.js";

const BUCKET = "crn:v1:bluemix:public:cloud-object-storage:global:a/1:2:bucket:warehouse";
const HOSTILE = "\u001b[2Jpaid\u202e\nerror: all is well";

const { seed, id } = cast({
  orders: approved,
  again: approved,
  redirected: approved,
  piped: approved,
  used: { ...approved, registrations: [{ resourceCrn: BUCKET }] },
  hostile: { ...approved, name: HOSTILE },
  fresh: {},
  mild: {},
  one: approved,
  two: approved,
});

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => void (await scene.requests()));

const at = (line: string, more = {}): AtTerminal =>
  atTerminal(line, { ...scene.environmentOf("bob"), ...more });
const changes = async () => (await scene.requests()).filter(isChange);

const CTRL_C = "\u0003";
const ENTER = "\r";

const TYPE_NAME = "To delete it, type its name:";

/** What stands on the screen, in lines without colours and without the marks that a rehearsal has. */
const linesOn = (screen: string): readonly string[] =>
  stripVTControlCharacters(screen)
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => {
      expect(line).toMatch(/^REHEARSAL /);
      return line.slice("REHEARSAL ".length);
    });

describe("a deletion that is asked about at the terminal", () => {
  it.each([
    ["another name", `again${ENTER}`],
    ["Ctrl-C", CTRL_C],
  ])("is not sent after %s", async (_, typed) => {
    const terminal = at(`$KP_DUAL key delete ${id.orders}`);
    await terminal.shows(TYPE_NAME);

    terminal.type(typed);

    expect(await terminal.ended).toBe(130);
    expect(linesOn(terminal.screen()).join("\n")).toContain(
      "error: not deleted: stopped before anything was sent",
    );
    expect(await changes()).toEqual([]);
  });

  it("is asked with a word about a token that ends soon, and that nobody renews", async () => {
    const token = await tokenOf("bob", scene.emulator);
    const fixed = { IBMCLOUD_API_KEY: "", IBMCLOUD_IAM_TOKEN: token };
    const screenOf = async (more: object) => {
      const terminal = at(`$KP_DUAL key delete ${id.orders}`, more);
      await terminal.shows(TYPE_NAME);
      terminal.type(CTRL_C);
      await terminal.ended;
      return linesOn(terminal.screen()).join("\n");
    };
    const early = await screenOf(fixed);
    scene.emulator.clock.advance(HOUR - 240_000);

    expect(early).not.toContain("your token ends");
    expect(await screenOf(fixed)).toMatch(/your token ends .*, in [34]m/);
    expect(await screenOf({})).not.toContain("your token ends");
  });

  it("is not sent when the terminal goes away", async () => {
    const terminal = at(`exec $KP_DUAL key delete ${id.orders}`);
    await terminal.shows(TYPE_NAME);

    terminal.close();

    expect(await terminal.ended).toBe(129);
    expect(await changes()).toEqual([]);
  });

  it("is sent after the right name", async () => {
    const terminal = at(`$KP_DUAL key delete ${id.again}`);
    await terminal.shows(TYPE_NAME);

    terminal.type(`again${ENTER}`);

    expect(await terminal.ended).toBe(0);
    expect(await changes()).toEqual([`DELETE /api/v2/keys/${id.again}`]);
  });

  it("shows what is about to be lost, and what can be undone until when", async () => {
    const terminal = at(`$KP_DUAL key delete ${id.used} --force`);
    await terminal.shows(TYPE_NAME);
    terminal.type(CTRL_C);
    await terminal.ended;

    const screen = linesOn(terminal.screen()).join(" ").replace(/\s+/g, " ");
    for (const fact of [
      "DELETE this key",
      'name "used"',
      `id ${id.used}`,
      "key ring default",
      "state active (approval)",
      "approval until Tue 19 May 2026 06:12 +00:00",
      "likely given by IBMid-ann",
      "registered 1 resource; --force removes the registration",
      BUCKET,
      `instance prod-eu (${scene.emulator.instances[0]?.id})`,
      "region eu-de",
      "service Key Protect",
      "you are bob@rehearsal.invalid (IBMid-bob)",
      "a Manager can restore it until Thu 11 Jun 2026",
      "possible from Tue 12 May 2026",
    ])
      expect(screen).toContain(fact);
  });

  it("asks for the id where the name can't be trusted, and shows nothing of it raw", async () => {
    const terminal = at(`$KP_DUAL key delete ${id.hostile}`);
    await terminal.shows("To delete it, type the first 8 characters of its id:");
    const screen = terminal.screen();

    terminal.type(`${id.hostile.slice(0, 8)}${ENTER}`);

    expect(await terminal.ended).toBe(0);
    expect(screen).toContain('"<U+001B>[2Jpaid<U+202E><U+000A>error: all is well"');
    expect(screen).not.toContain("\u202e");
    expect(linesOn(screen).filter((line) => line.startsWith("error"))).toEqual([]);
    expect(await changes()).toEqual([`DELETE /api/v2/keys/${id.hostile}`]);
  });

  it("of several keys asks for their number", async () => {
    const argv = `key delete ${id.one} ${id.two} ${id.orders}`;
    const wrong = at(`$KP_DUAL ${argv}`);
    await wrong.shows("type the number of keys that were named:");
    wrong.type(`2${ENTER}`);
    expect(await wrong.ended).toBe(130);
    expect(await changes()).toEqual([]);

    const right = at(`$KP_DUAL key delete ${id.one} ${id.two}`);
    await right.shows("type the number of keys that were named:");
    expect(linesOn(right.screen()).filter((line) => /^02fd6835-/.test(line))).toHaveLength(2);
    right.type(`2${ENTER}`);
    expect(await right.ended).toBe(0);
    expect(await changes()).toHaveLength(2);
  });
});

describe("a mild change that is asked about", () => {
  it("is made after y", async () => {
    const terminal = at(`$KP_DUAL key set-for-deletion ${id.mild}`);
    await terminal.shows("(y/N)");

    terminal.type(`y${ENTER}`);

    expect(await terminal.ended).toBe(0);
    expect(await changes()).toEqual([`POST /api/v2/keys/${id.mild}/actions/setKeyForDeletion`]);
  });
});

describe("the terminal", () => {
  it("answers although input and output go elsewhere", async () => {
    const out = join(scene.home, "result.txt");
    const terminal = at(`$KP_DUAL key delete ${id.redirected} </dev/null >${out} 2>&1`);
    await terminal.shows(TYPE_NAME);

    terminal.type(`redirected${ENTER}`);

    expect(await terminal.ended).toBe(0);
    expect(await readFile(out, "utf8")).toMatch(
      new RegExp(`^REHEARSAL done +${id.redirected}`, "m"),
    );
    expect(await changes()).toEqual([`DELETE /api/v2/keys/${id.redirected}`]);
  });

  it("is what has to answer: what comes by a pipe counts for nothing", async () => {
    const terminal = at(`yes piped | $KP_DUAL key delete ${id.piped}`);
    await terminal.shows(TYPE_NAME);
    await setTimeout(300);
    expect(await changes()).toEqual([]);

    terminal.type(ENTER);

    expect(await terminal.ended).toBe(130);
    expect(await changes()).toEqual([]);
  });

  it.each([{ CI: "true" }, {}])("is not asked where nobody sits at it: %j", async (variables) => {
    const flag = "CI" in variables ? "" : "--no-input";
    const terminal = at(`$KP_DUAL key delete ${id.piped} ${flag}`, variables);

    expect(await terminal.ended).toBe(2);
    expect(terminal.screen()).toContain("nobody can be asked here");
    expect(await changes()).toEqual([]);
  });

  it("shows colours, and marks every line of a rehearsal", async () => {
    const terminal = at(`$KP_DUAL key show ${id.orders} && $KP_DUAL key delete ${id.fresh}`);

    expect(await terminal.ended).toBe(3);
    expect(terminal.screen()).toContain("\u001b[31m");
    expect(linesOn(terminal.screen()).length).toBeGreaterThan(10);
    // Commands are for pasting, so they are not broken.
    const facts = linesOn(terminal.screen()).filter((line) => !line.includes("kp-dual"));
    for (const line of facts.slice(0, 20)) expect(line.length).toBeLessThanOrEqual(90);
  });

  it("shows no colours where it can't, or is not to", async () => {
    const dumb = at(`TERM=dumb $KP_DUAL key show ${id.orders}`);
    const asked = at(`$KP_DUAL key show ${id.orders} --no-color`);

    await Promise.all([dumb.ended, asked.ended]);

    expect(dumb.screen()).not.toContain("\u001b[");
    expect(asked.screen()).not.toContain("\u001b[");
  });
});

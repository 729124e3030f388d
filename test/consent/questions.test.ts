import { access, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OneTerminal, oneTerminal } from "../support/one-terminal.js";
import { ENTER, type Typed, wrongAnswers } from "./answers.js";
import { type Asked, QUESTIONS, recordFile } from "./questions.js";
import { openStage, type Stage } from "./stage.js";

let stage: Stage;
const tally = { questions: 0, wrong: 0, ahead: 0, without: 0, right: 0, changed: 0 };

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.end());

async function terminalOf({ who }: Asked): Promise<OneTerminal> {
  const folder = await mkdtemp(join(stage.home, "t-"));
  return oneTerminal(folder, { ...stage.environmentOf(who), KP_DUAL_REHEARSAL_PACE: "0.01" });
}

/** Asks, types, and gives the exit code and how much was changed. */
async function answered(terminal: OneTerminal, argv: readonly string[], at: Asked, keys: string) {
  const before = await stage.changes();
  const asked = terminal.run(argv);
  const over = asked.exit.then((exit) => {
    throw new Error(`it ended with ${exit} and never asked:\n${terminal.screen().slice(-1_000)}`);
  });
  await Promise.race([asked.shows(at.prompt), over]);
  terminal.type(keys);
  return { exit: await asked.exit, changed: (await stage.changes()) - before };
}

const exitOf = ({ declined = 130 }: Asked, { isBroken = false }: Typed): number =>
  isBroken ? 130 : declined;

describe.each(QUESTIONS)("$command asks about $about", (question) => {
  const { argv, right } = question;

  it("and takes nothing for a yes but the answer, typed after it asked", async () => {
    const terminal = await terminalOf(question);
    const words = argv("no", stage.home);
    for (const typed of wrongAnswers(question, stage.home)) {
      const told = await answered(terminal, words, question, typed.keys);
      tally.wrong += 1;
      tally.without += told.changed;
      expect({ typed: typed.name, ...told }).toEqual({
        ...{ typed: typed.name, exit: exitOf(question, typed), changed: 0 },
      });
    }

    await terminal.typeAhead(`${right("no")}${ENTER}`);
    const ahead = await answered(terminal, words, question, ENTER);
    tally.ahead += 1;
    tally.without += ahead.changed;
    expect(ahead).toEqual({ exit: question.declined ?? 130, changed: 0 });

    const told = await answered(
      terminal,
      argv("yes", stage.home),
      question,
      `${right("yes")}${ENTER}`,
    );
    tally.questions += 1;
    tally.right += question.changes;
    tally.changed += told.changed;
    expect(told).toEqual({ exit: 0, changed: question.changes });
    await terminal.end();
  }, 120_000);
});

describe("all that", () => {
  it("changed nothing without consent, and with it what was asked for, once", () => {
    console.log(`consent: ${JSON.stringify(tally)}`);
    const asked = QUESTIONS.length;
    const wrong = QUESTIONS.flatMap((each) => wrongAnswers(each, stage.home)).length;
    const right = QUESTIONS.reduce((sum, { changes }) => sum + changes, 0);
    expect(wrong).toBeGreaterThan(170);
    expect(tally).toEqual({
      ...{ questions: asked, wrong, ahead: asked, without: 0, right, changed: right },
    });
  });

  it("wrote no record of what was not purged", async () => {
    await expect(access(recordFile("no", stage.home))).rejects.toThrow("ENOENT");
    await expect(access(recordFile("yes", stage.home))).resolves.toBeUndefined();
  });
});

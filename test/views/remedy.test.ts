import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/errors/catalogue.js";
import { shown } from "../../src/views/gate.js";
import { remedyLines } from "../../src/views/remedy.js";
import { PIPE, terminal } from "./models.js";

const BEGIN = shown`  do     `;
const remedy = "look in a minute: kp-dual key show K --instance I; then repeat the command";

/** A command with all of its words, as far as the next semicolon. */
const COMMAND =
  /(?:kp-dual (?:policy|key|pending|log|resume|whoami|instance|explain|emulator|help)|ibmcloud (?:login|iam|kp|resource|target|tke)|chmod \d|unset [A-Z])[^;]*/g;

const at = (columns: number, text = remedy) =>
  remedyLines(BEGIN, BEGIN.length, text, terminal(columns));

describe("what to do", () => {
  it("is one line where there is room, and in a pipe", () => {
    const whole = `${BEGIN}${remedy}`;

    expect(at(whole.length)).toEqual([whole]);
    expect(remedyLines(BEGIN, BEGIN.length, remedy, PIPE)).toEqual([whole]);
  });

  it("gives each command a line of its own where one column is missing", () => {
    expect(at(BEGIN.length + remedy.length - 1)).toEqual([
      "  do     look in a minute:",
      "         kp-dual key show K --instance I",
      "         then repeat the command",
    ]);
  });

  it("breaks no command, and all other words", () => {
    expect(at(30)).toEqual([
      "  do     look in a minute:",
      "         kp-dual key show K --instance I",
      "         then repeat the ",
      "         command",
    ]);
  });

  it("begins with a command that nothing stands before", () => {
    expect(at(30, "kp-dual key show 02fd6835-6001-4482")).toEqual([
      "  do     kp-dual key show 02fd6835-6001-4482",
    ]);
  });

  it("keeps a command whole in which a quoted word looks like the end of it", () => {
    const command = "kp-dual key show 'a; b: kp-dual key purge'\\''; c' --instance I";

    expect(at(30, `look at the key's type: ${command}; then again`)).toEqual([
      "  do     look at the key's ",
      "         type:",
      `         ${command}`,
      "         then again",
    ]);
  });

  it("gives an option that is to be added a line of its own, too", () => {
    expect(at(40, "if you trust it, name it: --endpoint https://keys.example.com")).toEqual([
      "  do     if you trust it, name it:",
      "         --endpoint ",
      "         https://keys.example.com",
    ]);
  });

  it("breaks no command of any error, wherever it stands", () => {
    const remedies = Object.values(catalogue).flatMap((entry) => entry.do.map(String));
    const columns = 40;
    const broken = remedies.flatMap((remedy) =>
      (remedy.match(COMMAND) ?? []).filter(
        (command) =>
          !at(columns, remedy).some((line) => [line, line.slice(BEGIN.length)].includes(command)) &&
          BEGIN.length + remedy.length > columns,
      ),
    );

    expect(remedies.filter((remedy) => remedy.match(COMMAND)).length).toBeGreaterThan(60);
    expect(broken).toEqual([]);
  });

  it("takes no other word for a command", () => {
    expect(at(40, "see what kp-dual tells: the key is gone, and nobody can restore it")).toEqual([
      "  do     see what kp-dual tells: the ",
      "         key is gone, and nobody can ",
      "         restore it",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { shown } from "../../src/views/gate.js";
import { remedyLines } from "../../src/views/remedy.js";
import { PIPE, terminal } from "./models.js";

const BEGIN = shown`  do     `;
const remedy = "look in a minute: kp-dual key show K --instance I; then repeat the command";

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

  it("takes no other word for a command", () => {
    expect(at(40, "see what kp-dual tells: the key is gone, and nobody can restore it")).toEqual([
      "  do     see what kp-dual tells: the ",
      "         key is gone, and nobody can ",
      "         restore it",
    ]);
  });
});

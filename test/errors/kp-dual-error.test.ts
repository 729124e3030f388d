import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/errors/catalogue.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

describe("an explanation", () => {
  it("has the values of this failure in the words of the catalogue", () => {
    const values = { key: "02fd6835", at: "--instance prod-eu" };
    const error = new KpDualError("wrong-state", { values });

    expect(error.exit).toBe(5);
    expect(error.explanation).toEqual({
      title: "the key is not in a state that allows this",
      why: catalogue["wrong-state"].why,
      do: ["see its state and what can follow: kp-dual key show 02fd6835 --instance prod-eu"],
    });
  });

  it("is called by its name, and quotes for a shell what came from a command line", () => {
    const remedies = ["kp-dual key show {key}", "rm {file}"];
    const told = (values: Readonly<Record<string, string>>) =>
      new KpDualError("wrong-state", { values, do: remedies }).explanation.do;

    expect(new KpDualError("wrong-state").name).toBe("KpDualError");
    expect(told({ key: "$(reboot)", file: "a b" })).toEqual([
      "kp-dual key show '$(reboot)'",
      "rm 'a b'",
    ]);
    expect(told({ key: "orders" })).toEqual(["kp-dual key show orders", "rm <file>"]);
    expect(told({ file: "a.json" })).toEqual(["kp-dual key show <key>", "rm a.json"]);
    expect(new KpDualError("wrong-state", { do: [] }).explanation.do).toEqual([""]);
  });

  it("prefers what is known more precisely", () => {
    const error = new KpDualError("same-person", {
      values: { person: "IBMid-2700" },
      why: "{person} set it, you",
      do: ["ask {person}", "or somebody else"],
    });

    expect(error.explanation).toMatchObject({
      why: "IBMid-2700 set it, you",
      do: ["ask IBMid-2700", "or somebody else"],
    });
  });
});

describe("more facts about a failure", () => {
  it("add to what is known and never replace it", () => {
    const cause = new Error("reset");
    const now = new Date("2026-05-12T08:12:00Z");
    const error = new KpDualError(
      "answer-lost",
      { effect: "may have been deleted", values: { key: "one" } },
      { cause },
    );

    const more = error.with({
      effect: "not deleted",
      now,
      values: { key: "two", at: "--instance prod-eu" },
    });

    expect(more.code).toBe("answer-lost");
    expect(more.cause).toBe(cause);
    expect(more.facts).toEqual({
      effect: "may have been deleted",
      now,
      values: { key: "one", at: "--instance prod-eu" },
    });
    expect(error.facts.now).toBeUndefined();
  });
});

import { Command } from "@commander-js/extra-typings";
import { describe, expect, it, vi } from "vitest";
import type { Workshop } from "../../src/cli/session.js";
import { explain, explainCommand } from "../../src/commands/explain.js";
import { anOpen } from "../support/an-open.js";

describe("explainCommand", () => {
  it.each([
    ["a code", "KEY_NOT_FOUND_ERR", "KEY_NOT_FOUND_ERR"],
    ["standard input for -", "-", "all of it"],
  ])("reads %s", async (_, word, text) => {
    const run = vi.fn();
    const desk = { input: async () => "all of it" } as Workshop;

    await explainCommand(new Command(), anOpen({ desk }), run).parseAsync([word], { from: "user" });

    expect(run).toHaveBeenCalledExactlyOnceWith(text, desk);
  });
});

describe("explain", () => {
  it("shows what is known", async () => {
    const show = vi.fn();

    await explain("KEY_NOT_FOUND_ERR and KEY_DELETED_ERR", { show });

    const [[explanations]] = show.mock.calls as [[{ code: string }[]]];
    expect(explanations.map(({ code }) => code)).toEqual(["KEY_NOT_FOUND_ERR", "KEY_DELETED_ERR"]);
  });

  it("fails where nothing is", async () => {
    await expect(explain("hello", { show: vi.fn() })).rejects.toMatchObject({
      code: "nothing-to-explain",
    });
  });
});

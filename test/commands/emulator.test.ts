import { Command } from "@commander-js/extra-typings";
import { describe, expect, it, vi } from "vitest";
import type { Workshop } from "../../src/cli/session.js";
import { emulatorCommand } from "../../src/commands/emulator.js";
import { anOpen } from "../support/an-open.js";

const desk = {} as Workshop;

describe("emulatorCommand", () => {
  it.each([
    [[], { port: 0 }],
    [["--port", "0"], { port: 0 }],
    [["--port", "65535"], { port: 65_535 }],
    [["--seed", "s.json"], { port: 0, seed: "s.json" }],
  ])("reads %j", async (argv, options) => {
    const run = vi.fn();

    await emulatorCommand(new Command(), anOpen({ desk }), run).parseAsync(argv, { from: "user" });

    expect(run).toHaveBeenCalledExactlyOnceWith(options, desk);
  });

  it.each(["65536", "-1", "1.5", "http", "", "0x50", "1e3", "000080"])(
    "takes no port %j",
    async (port) => {
      const parsed = emulatorCommand(new Command(), anOpen({ desk }), vi.fn()).parseAsync(
        [`--port=${port}`],
        {
          from: "user",
        },
      );

      await expect(parsed).rejects.toMatchObject({ code: "usage" });
    },
  );
});

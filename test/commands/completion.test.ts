import { Command } from "@commander-js/extra-typings";
import { describe, expect, it, vi } from "vitest";
import type { Workshop } from "../../src/cli/session.js";
import { completion, completionCommand } from "../../src/commands/completion.js";
import { anOpen } from "../support/an-open.js";

const silent = (command: Command) => command.exitOverride().configureOutput({ writeErr: () => {} });

describe("completionCommand", () => {
  const desk = {} as Workshop;
  const parsed = async (...argv: readonly string[]) => {
    const run = vi.fn();
    const command = completionCommand(silent(new Command()), anOpen({ desk }), run);
    await command.parseAsync(argv, { from: "user" });
    return run.mock.calls;
  };

  it.each(["bash", "zsh", "fish"])("knows %s", async (shell) => {
    expect(await parsed(shell)).toEqual([[shell, desk]]);
  });

  it("knows no other shell", async () => {
    await expect(parsed("tcsh")).rejects.toMatchObject({ code: "commander.invalidArgument" });
  });
});

describe("completion", () => {
  it.each([
    ["bash", "dist/completion/kp-dual.bash"],
    ["zsh", "dist/completion/_kp-dual"],
    ["fish", "dist/completion/kp-dual.fish"],
  ] as const)("shows what was built for %s", async (shell, file) => {
    const show = vi.fn();

    await completion(shell, { shipped: async (path) => `the text of ${path}`, show });

    expect(show.mock.calls[0]?.[0]).toEqual({ shell, script: `the text of ${file}` });
  });
});

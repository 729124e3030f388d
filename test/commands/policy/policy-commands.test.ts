import { Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { describe, expect, it, vi } from "vitest";
import type { Open } from "../../../src/cli/session.js";
import { disableCommand } from "../../../src/commands/policy/disable.js";
import { enableCommand } from "../../../src/commands/policy/enable.js";
import { showCommand } from "../../../src/commands/policy/show.js";
import { aSession } from "../../support/a-session.js";
import { anOpen } from "../../support/an-open.js";
import { FakeService } from "../../support/fake-service.js";

type Make = (bare: Command, open: Open, run: () => Promise<void>) => CommandUnknownOpts;

const CHANGE = { dryRun: false, yes: false };
const SHOW = { uncovered: false, exitCode: false };

/** Reads a command below a root that has --key-ring, as in the real tree. */
async function parse(make: Make, name: string, argv: readonly string[]) {
  const run = vi.fn();
  const session = aSession(new FakeService({}));
  const open = anOpen({ session });
  const root = new Command()
    .option("--key-ring <id>")
    .addCommand(make(new Command(name), open, run) as never);
  const parsing = root.parseAsync([name, ...argv], { from: "user" });
  return { run, session, open, parsing };
}

describe("a command about policies", () => {
  it.each<readonly [string, Make, readonly string[], unknown]>([
    ["enable", enableCommand, [], CHANGE],
    ["enable", enableCommand, ["--yes"], { ...CHANGE, yes: true }],
    [
      "enable",
      enableCommand,
      ["--key", "a", "b", "--confirm", "2"],
      { ...CHANGE, named: { keys: ["a", "b"] }, confirm: "2" },
    ],
    [
      "enable",
      enableCommand,
      ["--key", "a", "--key-ring", "r1"],
      { ...CHANGE, named: { keys: ["a"] } },
    ],
    ["disable", disableCommand, ["--dry-run"], { ...CHANGE, dryRun: true }],
    ["show", showCommand, [], SHOW],
    ["show", showCommand, ["--uncovered", "--exit-code"], { uncovered: true, exitCode: true }],
    ["show", showCommand, ["--key", "a"], { ...SHOW, key: "a" }],
  ])("%s: reads its options", async (name, make, argv, options) => {
    const { run, session, parsing } = await parse(make, name, argv);
    await parsing;

    expect(run).toHaveBeenCalledExactlyOnceWith(options, session);
  });

  it.each<readonly [string, Make]>([
    ["enable", enableCommand],
    ["disable", disableCommand],
    ["show", showCommand],
  ])("%s without a key takes no key ring, and opens nothing", async (name, make) => {
    const { open, parsing } = await parse(make, name, ["--key-ring", "r1"]);

    await expect(parsing).rejects.toMatchObject({ code: "ring-without-key" });
    expect(open.opened).toEqual([]);
  });

  it("enable takes a list of keys, with a key ring", async () => {
    const open = anOpen({ session: aSession(new FakeService({})), input: "a\n" });
    const run = vi.fn();
    const argv = ["--from", "-", "--key-ring", "r1"];
    const root = new Command()
      .option("--key-ring <id>")
      .addCommand(enableCommand(new Command("enable"), open, run) as never);

    await root.parseAsync(["enable", ...argv], { from: "user" });

    expect(run.mock.calls[0]?.[0]).toMatchObject({
      named: { keys: ["a"], list: { file: "-", keys: [{ text: "a", line: 1 }] } },
    });
  });

  it("enable takes keys or a list, not both, and opens nothing", async () => {
    const { open, parsing } = await parse(enableCommand, "enable", ["--key", "a", "--from", "f"]);

    await expect(parsing).rejects.toMatchObject({ code: "usage" });
    expect(open.opened).toEqual([]);
  });

  it("disable of a key explains, and opens nothing", async () => {
    const { open, parsing } = await parse(disableCommand, "disable", ["--key", "a"]);

    await expect(parsing).rejects.toMatchObject({
      code: "policy-is-for-ever",
      facts: { effect: "not disabled", values: { key: "a", at: "--instance prod-eu" } },
    });
    expect(open.opened).toEqual([]);
  });
});

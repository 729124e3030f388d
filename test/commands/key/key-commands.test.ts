import { Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { describe, expect, it, vi } from "vitest";
import type { Open } from "../../../src/cli/session.js";
import { deleteCommand } from "../../../src/commands/key/delete.js";
import { listCommand } from "../../../src/commands/key/list.js";
import { purgeCommand } from "../../../src/commands/key/purge.js";
import { restoreCommand } from "../../../src/commands/key/restore.js";
import { setForDeletionCommand } from "../../../src/commands/key/set-for-deletion.js";
import { showCommand } from "../../../src/commands/key/show.js";
import { unsetCommand } from "../../../src/commands/key/unset.js";
import { aSession } from "../../support/a-session.js";
import { anOpen } from "../../support/an-open.js";
import { FakeService } from "../../support/fake-service.js";

type Make = (bare: Command, open: Open, run: () => Promise<void>) => CommandUnknownOpts;

const DELETE = { keys: ["a"], dryRun: false, force: false };

const rows: readonly (readonly [string, Make, readonly string[], unknown])[] = [
  ["delete", deleteCommand, ["a"], DELETE],
  ["delete", deleteCommand, ["a", "--force"], { ...DELETE, force: true }],
  ["delete", deleteCommand, ["a", "--confirm", "1"], { ...DELETE, confirm: "1" }],
  ["delete", deleteCommand, ["a", "--confirm="], { ...DELETE, confirm: "" }],
  ["delete", deleteCommand, ["a", "--reason", "r"], { ...DELETE, reason: "r" }],
  ["delete", deleteCommand, ["a", "b", "--dry-run"], { ...DELETE, keys: ["a", "b"], dryRun: true }],
  ["purge", purgeCommand, ["a"], { keys: ["a"], dryRun: false, wait: false }],
  ["purge", purgeCommand, ["a", "--wait"], { keys: ["a"], dryRun: false, wait: true }],
  [
    "purge",
    purgeCommand,
    ["a", "--record", "f"],
    { keys: ["a"], dryRun: false, wait: false, record: "f" },
  ],
  ["restore", restoreCommand, ["a"], { keys: ["a"], dryRun: false, yes: false }],
  ["restore", restoreCommand, ["a", "--yes"], { keys: ["a"], dryRun: false, yes: true }],
  ["unset", unsetCommand, ["a", "--yes"], { keys: ["a"], dryRun: false, yes: true }],
  ["show", showCommand, ["a"], "a"],
  ["list", listCommand, [], {}],
  ["list", listCommand, ["--stage", "approval", "lapsed"], { stage: ["approval", "lapsed"] }],
  ["list", listCommand, ["--search", "or"], { search: "or" }],
];

const parse = async (make: Make, argv: readonly string[]) => {
  const run = vi.fn();
  const session = aSession(new FakeService({}));
  const open = anOpen({ session });
  const command = make(new Command(), open, run)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  await command.parseAsync(argv, { from: "user" });
  return { run, session, open };
};

describe("a command about keys", () => {
  it.each(rows)("%s: reads its options", async (_name, make, argv, options) => {
    const { run, session } = await parse(make, argv);

    expect(run).toHaveBeenCalledExactlyOnceWith(options, session);
  });

  it.each<readonly [string, Make, readonly string[]]>([
    ["delete with --yes", deleteCommand, ["a", "--yes"]],
    ["purge with --yes", purgeCommand, ["a", "--yes"]],
    ["purge with --force", purgeCommand, ["a", "--force"]],
    ["restore with --confirm", restoreCommand, ["a", "--confirm", "a"]],
    ["show of two", showCommand, ["a", "b"]],
    ["list of an unknown stage", listCommand, ["--stage", "gone"]],
  ])("is refused by commander: %s", async (_, make, argv) => {
    await expect(parse(make, argv)).rejects.toMatchObject({ name: "CommanderError" });
  });
});

describe("a command that changes keys", () => {
  const CHANGES = [
    deleteCommand,
    purgeCommand,
    restoreCommand,
    setForDeletionCommand,
    unsetCommand,
  ] as const;

  it.each(CHANGES)("takes keys or a list of them, one of the two: %o", async (make) => {
    const neither = parse(make, []);
    const both = parse(make, ["a", "--from", "keys.txt"]);

    await expect(neither).rejects.toMatchObject({ code: "usage", exit: 2 });
    await expect(both).rejects.toMatchObject({ code: "usage", exit: 2 });
  });

  it.each(CHANGES)("reads a list from standard input: %o", async (make) => {
    const run = vi.fn();
    const session = aSession(new FakeService({}));
    const open = anOpen({ session, input: "a\nb\n" });

    await make(new Command(), open, run).parseAsync(["--from", "-"], { from: "user" });

    expect(run.mock.calls[0]?.[0]).toMatchObject({
      keys: ["a", "b"],
      list: {
        file: "-",
        keys: [
          { text: "a", line: 1 },
          { text: "b", line: 2 },
        ],
      },
    });
    expect(open.opened).toEqual(["standard input", "session"]);
  });

  it.each(CHANGES)("refuses a list before a session is opened: %o", async (make) => {
    const open = anOpen({ input: "# nothing\n" });

    const parsed = make(new Command(), open).parseAsync(["--from", "-"], { from: "user" });

    await expect(parsed).rejects.toMatchObject({ code: "bad-list", exit: 2 });
    expect(open.opened).toEqual(["standard input"]);
  });
});

describe("key delete --force", () => {
  it("of a list of more than one is refused before a session is opened", async () => {
    const open = anOpen({ input: "a\nb\n" });

    const parsed = deleteCommand(new Command(), open).parseAsync(["--force", "--from", "-"], {
      from: "user",
    });

    await expect(parsed).rejects.toMatchObject({ code: "force-one-key" });
    expect(open.opened).toEqual(["standard input"]);
  });

  it("takes a list of one key", async () => {
    const run = vi.fn();
    const open = anOpen({ session: aSession(new FakeService({})), input: "a\n" });

    await deleteCommand(new Command(), open, run).parseAsync(["--force", "--from", "-"], {
      from: "user",
    });

    expect(run.mock.calls[0]?.[0]).toMatchObject({ keys: ["a"], force: true });
  });

  it("of more than one key is refused before anything is opened", async () => {
    const open = anOpen({});

    const parsed = deleteCommand(new Command(), open).parseAsync(["a", "b", "--force"], {
      from: "user",
    });

    await expect(parsed).rejects.toMatchObject({
      code: "force-one-key",
      facts: { values: { key: "a", at: "--instance prod-eu" } },
    });
    expect(open.opened).toEqual([]);
  });
});

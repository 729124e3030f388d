import { Command } from "@commander-js/extra-typings";
import { describe, expect, it, vi } from "vitest";
import {
  setForDeletion,
  setForDeletionCommand,
} from "../../../src/commands/key/set-for-deletion.js";
import { aSession } from "../../support/a-session.js";
import { anOpen } from "../../support/an-open.js";
import { FakeService } from "../../support/fake-service.js";
import { aKey, approvedKey, ORDERS, seen } from "../../views/models.js";

const options = { keys: [ORDERS], dryRun: false, yes: true };

describe("setForDeletionCommand", () => {
  it.each([
    { argv: ["a"], options: { keys: ["a"], dryRun: false, yes: false } },
    { argv: ["a", "b", "--yes"], options: { keys: ["a", "b"], dryRun: false, yes: true } },
    { argv: ["--dry-run", "a"], options: { keys: ["a"], dryRun: true, yes: false } },
    {
      argv: ["a", "--reason", "it is old"],
      options: { keys: ["a"], dryRun: false, yes: false, reason: "it is old" },
    },
    {
      argv: ["a", "--request", "orders.json"],
      options: { keys: ["a"], dryRun: false, yes: false, request: "orders.json" },
    },
    { argv: ["--", "--yes"], options: { keys: ["--yes"], dryRun: false, yes: false } },
  ])("reads $argv", async ({ argv, options }) => {
    const run = vi.fn();
    const session = aSession(new FakeService({}));

    await setForDeletionCommand(new Command(), anOpen({ session }), run).parseAsync(argv, {
      from: "user",
    });

    expect(run).toHaveBeenCalledExactlyOnceWith(options, session);
  });
});

describe("setForDeletion", () => {
  it("sends nothing while an approval still stands", async () => {
    const session = aSession(new FakeService({ [ORDERS]: { shows: [seen(approvedKey(24))] } }));

    await setForDeletion(options, session);

    expect(session.service.sent).toEqual([]);
    expect(session.screen.join("\n")).toContain("already");
    expect(session.exits).toEqual([0]);
  });

  it("sends one request for one key, however often it is named", async () => {
    const session = aSession(
      new FakeService({
        [ORDERS]: {
          shows: [seen(aKey()), seen(approvedKey(168))],
          answers: [{ outcome: "accepted" }],
        },
      }),
    );

    await setForDeletion({ ...options, keys: [ORDERS, ORDERS.toUpperCase()] }, session);

    expect(session.service.sent).toMatchObject([
      { request: `POST /api/v2/keys/${ORDERS}/actions/setKeyForDeletion` },
    ]);
    expect(session.notices).toEqual(["1 of the 2 name a key that was named before"]);
  });
});

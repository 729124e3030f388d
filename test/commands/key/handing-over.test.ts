import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setForDeletion } from "../../../src/commands/key/set-for-deletion.js";
import { KpDualError } from "../../../src/errors/kp-dual-error.js";
import { aSession } from "../../support/a-session.js";
import { ACCEPTED, refused } from "../../support/carried-out.js";
import { FakeService, type Script } from "../../support/fake-service.js";
import { aKey, approvedKey, hours, keyId, ORDERS, seen } from "../../views/models.js";

const OTHER = keyId("11111111-6001-4482-a892-13bd2085f75d");
const SET: Script = { shows: [seen(aKey()), seen(approvedKey(168))], answers: [ACCEPTED] };
const STANDS: Script = {
  shows: [
    seen(approvedKey(24, { id: OTHER }), {
      policy: { enabled: true, updatedAt: hours(24 - 168), updatedBy: "IBMid-2700" },
    }),
  ],
};

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-hand-over-"));
  file = join(folder, "orders.json");
});
afterEach(() => rm(folder, { recursive: true }));

const options = (more: object = {}) => ({
  keys: [ORDERS],
  dryRun: false,
  yes: true,
  request: file,
  ...more,
});
const ofFile = async () => JSON.parse(await readFile(file, "utf8"));
const noFile = () => expect(stat(file)).rejects.toMatchObject({ code: "ENOENT" });

describe("a first approval that is handed over", () => {
  it("is written down as it was read after it was given, by whoever gave it", async () => {
    const session = aSession(new FakeService({ [ORDERS]: SET }));

    await setForDeletion(options({ reason: "retired" }), session);

    expect(await ofFile()).toMatchObject({
      by: { iamId: "IBMid-3100", name: "Bob" },
      reason: "retired",
      keys: [{ id: ORDERS, firstApprover: "IBMid-3100", approvalExpires: hours(168).toJSON() }],
    });
    expect(session.screen.join("\n")).toContain("A second Manager is wanted");
    expect(session.exits).toEqual([0]);
  });

  it("holds the keys that are set, by whomever, and not those that are refused", async () => {
    const no: Script = { shows: [seen(aKey())], answers: [refused("service-refused")] };
    const session = aSession(new FakeService({ [ORDERS]: no, [OTHER]: STANDS }));

    await setForDeletion(options({ keys: [ORDERS, OTHER] }), session);

    const { keys } = await ofFile();
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ id: OTHER, firstApprover: "IBMid-2700" });
  });

  it("leaves no file where nothing was set", async () => {
    const no: Script = { shows: [seen(aKey())], answers: [refused("service-refused")] };
    await setForDeletion(options(), aSession(new FakeService({ [ORDERS]: no })));
    await noFile();

    const dry = aSession(new FakeService({ [ORDERS]: { shows: [seen(aKey())] } }));
    await setForDeletion(options({ dryRun: true }), dry);
    await noFile();
    expect(dry.exits).toEqual([0]);
  });

  it("is not begun where there can be no file, or not one that fits", async () => {
    const taken = join(folder, "taken.json");
    await writeFile(taken, "kept");

    for (const [more, code] of [
      [{ request: taken }, "request-unwritable"],
      [{ request: "-" }, "usage"],
      [{ request: "" }, "usage"],
      [{ reason: "r".repeat(1_001) }, "usage"],
      [{ keys: Array.from({ length: 501 }, () => ORDERS) }, "usage"],
    ] as const) {
      const session = aSession(new FakeService({}));
      await expect(setForDeletion(options(more), session)).rejects.toMatchObject({ code });
      expect(session.service.log).toEqual([]);
    }
  });

  it.each<readonly [string, () => Promise<void>, Script]>([
    ["the file", async () => writeFile(file, "somebody was quicker"), SET],
    [
      "the key, once it was set",
      async () => undefined,
      {
        ...SET,
        shows: [
          seen(aKey()),
          seen(approvedKey(168)),
          new KpDualError("connection-timed-out"),
          new KpDualError("connection-timed-out"),
        ],
      },
    ],
  ])("stands although there was trouble with %s, and says so", async (_, trouble, script) => {
    const session = aSession(new FakeService({ [ORDERS]: script }), {
      onWrite: ({ record }) => void (record === "intent" && trouble()),
    });

    await setForDeletion(options(), session);

    expect(session.service.sent).toHaveLength(1);
    expect(session.screen.join("\n")).toMatch(new RegExp(`^done +${ORDERS}`, "m"));
    expect(session.screen.join("\n")).not.toContain("A second Manager is wanted");
    expect(session.exits).toEqual([11]);
  });
});

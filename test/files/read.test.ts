import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { apiKeyFrom } from "../../src/cli/api-key-file.js";
import { savedInstances } from "../../src/cli/config/saved-instances.js";
import { holderIn } from "../../src/cli/journal/holder.js";
import { interruptedRun } from "../../src/cli/journal/interrupted.js";
import { journalReader } from "../../src/cli/journal/journal-reader.js";
import { recordedApprovals } from "../../src/cli/journal/recorded-approvals.js";
import { requestIn } from "../../src/cli/request/request-read.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { folderForTest } from "../support/folder-for-test.js";
import { PLANTED, type Plant, planted } from "../support/planted.js";
import { INSTANCE, NOW, ORDERS } from "../views/models.js";

const RUN = "20260512T072000Z-set-for-deletion-7f3a";

/** What kp-dual reads; what comes of it is an error's code, or that nothing was found. */
interface Reader {
  readonly name: string;
  readonly path: readonly string[];
  readonly read: (folder: string) => Promise<unknown>;
  readonly comes: string | null;
}

const codeOf = (error: unknown): string => {
  if (error instanceof KpDualError) return error.code;
  throw error;
};

const READERS: readonly Reader[] = [
  {
    name: "the saved instances",
    path: ["config.json"],
    read: async (folder) => (await savedInstances(folder)).error?.code,
    comes: "config-broken",
  },
  {
    name: "one run",
    path: ["runs", `${RUN}.jsonl`],
    read: (folder) => journalReader(folder).one(RUN).catch(codeOf),
    comes: "journal-unreadable",
  },
  {
    name: "all runs",
    path: ["runs", `${RUN}.jsonl`],
    read: async (folder) => {
      for await (const each of journalReader(folder).all()) return codeOf(each);
      return null;
    },
    comes: "journal-unreadable",
  },
  {
    name: "the approvals from here",
    path: ["runs", `${RUN}.jsonl`],
    read: async (folder) => {
      const approvals = await recordedApprovals(folder, { rehearsal: false, now: NOW });
      return approvals(INSTANCE.id, ORDERS)[0] ?? null;
    },
    comes: null,
  },
  {
    name: "what was interrupted",
    path: ["runs", `${RUN}.jsonl`],
    read: (folder) => interruptedRun(folder, false, () => false),
    comes: null,
  },
  {
    name: "who holds a lock",
    path: ["locks", "note.json"],
    read: (folder) => holderIn(join(folder, "locks", "note.json")),
    comes: null,
  },
  {
    name: "an API key",
    path: ["key"],
    read: (folder) => apiKeyFrom(join(folder, "key"), async () => "").catch(codeOf),
    comes: "api-key-file",
  },
  {
    name: "a request",
    path: ["request"],
    read: (folder) => requestIn(join(folder, "request")).catch(codeOf),
    comes: "bad-request-file",
  },
];

/** What can't be taken for a file by anybody. */
const NO_FILES = PLANTED.filter(
  (plant): plant is Plant => !["a hard link", "a file", "a link to a file"].includes(plant),
);

const CASES = READERS.flatMap((reader) => NO_FILES.map((plant) => ({ ...reader, plant })));

describe("what is no file", () => {
  it("is tried in the place of all that is read", () => {
    expect(CASES).toHaveLength(8 * 6);
  });

  it.each(CASES)("is not waited for: $plant for $name", async ({ path, plant, read, comes }) => {
    const folder = await folderForTest();
    const { stays } = await planted(plant, join(folder, ...path), folder);

    expect(await read(folder)).toBe(comes);

    await stays();
  });
});

/** Where what is read is kp-dual's own, no link leads to it. */
const OWN = READERS.filter(({ name }) => name !== "an API key" && name !== "a request");

describe("a link to a file", () => {
  it.each(OWN)("is not followed for $name", async ({ path, read, comes }) => {
    const folder = await folderForTest();
    const { stays } = await planted("a link to a file", join(folder, ...path), folder);

    expect(await read(folder)).toBe(comes);

    await stays();
  });
});

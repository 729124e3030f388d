import { appendFile, mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RunRecord } from "../../../src/change/journal.js";
import { openRunFile } from "../../../src/change/run-file.js";
import { recordedApprovals } from "../../../src/cli/journal/recorded-approvals.js";
import { runHeader } from "../../support/run-header.js";
import { approvedKey, BOB, hours, INSTANCE, NOW, ORDERS, seen } from "../../views/models.js";

const DAYS_8 = 8 * 86_400_000;
const target = { key: ORDERS };
const ids = { target, correlationId: "c-1" };
const intent: RunRecord = { record: "intent", ...ids, before: seen(approvedKey(-1)) };
const accepted: RunRecord = { record: "attempt", ...ids, outcome: "accepted" };
const outcome = { record: "outcome", ...ids, outcome: "done", changed: true, exit: 0 } as const;
const done: RunRecord = { ...outcome, until: hours(1) };

interface Run {
  readonly run?: string;
  readonly rehearsal?: boolean;
  readonly records?: readonly RunRecord[];
}

/** A folder of state with some runs, and what it tells of the key. */
async function told(...runs: readonly Run[]) {
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-given-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [
    at,
    { run, rehearsal = false, records = [intent, accepted, done] },
  ] of runs.entries()) {
    const name = run ?? `20260512T07120${at}Z-set-for-deletion-000${at}`;
    const journal = await openRunFile(
      { folder, run: name, owner: undefined, clock: () => NOW },
      { startedAt: NOW, rehearsal, keyRing: null },
      runHeader({ action: "set-for-deletion", targets: [target] }),
    );
    for (const record of records) await journal.write(record);
    await journal.close({ done: 1 });
    await utimes(join(folder, "runs", `${name}.jsonl`), NOW, NOW);
  }
  const at = async (ms = 0) =>
    (await recordedApprovals(folder, { rehearsal: false, now: hours(0, ms) }))(INSTANCE.id, ORDERS);
  return { folder, at };
}

const BOBS = { iamId: BOB.iamId, expires: hours(1) };

describe("the approvals that this machine wrote down", () => {
  it("are those that were accepted and read back", async () => {
    expect(await (await told({})).at()).toEqual([BOBS]);
  });

  it.each<{ what: string; run: Run }>([
    {
      what: "an answer was lost",
      run: { records: [intent, { ...accepted, outcome: "lost" }, done] },
    },
    { what: "nothing was sent", run: { records: [{ ...done, correlationId: null }] } },
    {
      what: "another request was accepted",
      run: { records: [{ ...accepted, correlationId: "c-2" }, done] },
    },
    { what: "it was so already", run: { records: [accepted, { ...done, outcome: "already" }] } },
    { what: "it was not read back", run: { records: [accepted, { ...outcome, until: null }] } },
    { what: "an older kp-dual wrote no deadline", run: { records: [accepted, outcome] } },
    { what: "the run broke off", run: { records: [intent, accepted] } },
    { what: "it was a rehearsal", run: { rehearsal: true } },
    { what: "it was another action", run: { run: "20260512T071200Z-unset-0001" } },
  ])("are not told where $what", async ({ run }) => {
    expect(await (await told(run)).at()).toEqual([]);
  });

  it.each([
    { ms: DAYS_8, is: [BOBS] },
    { ms: DAYS_8 + 1, is: [] },
  ])("of a file last written $ms ms ago are $is", async ({ ms, is }) => {
    expect(await (await told({})).at(ms)).toEqual(is);
  });

  it("are of whoever went on with the run", async () => {
    const resumed = { record: "resumed", by: { ...BOB, iamId: "IBMid-9" } } as const;

    const { at } = await told({ records: [resumed, intent, accepted, done] });

    expect(await at()).toEqual([{ ...BOBS, iamId: "IBMid-9" }]);
  });

  it("are of one instance and one key", async () => {
    const { folder } = await told({});
    const given = await recordedApprovals(folder, { rehearsal: false, now: NOW });

    expect(given(INSTANCE.id.toUpperCase(), ORDERS)).toEqual([BOBS]);
    expect(given("11111111-2222-4333-8444-555555555555", ORDERS)).toEqual([]);
    expect(given(INSTANCE.id, approvedKey(1, { id: "other" as typeof ORDERS }).id)).toEqual([]);
  });

  it("are told as far as files can be read", async () => {
    const { folder, at } = await told({}, {});
    const broken = join(folder, "runs", "20260512T071200Z-set-for-deletion-0000.jsonl");
    await appendFile(broken, 'torn\n{"record":\n');
    await appendFile(
      join(folder, "runs", "20260512T071209Z-set-for-deletion-0009.jsonl"),
      "torn\n",
    );

    expect(await at()).toEqual([BOBS, BOBS]);
  });

  it("are none where there is no journal", async () => {
    const given = await recordedApprovals("/nowhere/at/all", { rehearsal: false, now: NOW });

    expect(given(INSTANCE.id, ORDERS)).toEqual([]);
  });
});

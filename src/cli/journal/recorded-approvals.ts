import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { plainFile } from "../../change/plain-file.js";
import type { KeyId } from "../../core/key.js";
import type { RecordedApproval, RecordedApprovals } from "../../core/recorded-approval.js";
import type { ChangeName } from "../../core/report.js";
import { recordOf } from "./record-of.js";
import { runNames } from "./run-names.js";
import type { RecordOf, RunRecord } from "./run-record.js";
import { wholeLines } from "./whole-lines.js";

const SETTING: ChangeName = "set-for-deletion";

/** No approval stands longer than seven days; a day is left for clocks that differ. */
const WITHIN_MS = 8 * 86_400_000;

/** What holds a key as it was seen is the most of a file, and tells nothing of what became of it. */
const PASSED_OVER = '{"record":"intent"';

/** Which runs are asked. */
export interface Asked {
  /** Only those on an emulator, or only those in earnest. */
  readonly rehearsal: boolean;
  /** This machine's now. */
  readonly now: Date;
}

type Given = Map<string, RecordedApproval[]>;

/**
 * The first approvals that were given from this machine: only what the service accepted and what was then read back
 * with its deadline counts. What can't be read tells nothing; it never throws. Only run files that were written to
 * in the last eight days are read, and of them only approvals are kept.
 */
export async function recordedApprovals(folder: string, asked: Asked): Promise<RecordedApprovals> {
  const given: Given = new Map();
  for (const run of await runNames(folder).catch(() => []))
    if (run.includes(`-${SETTING}-`))
      await gather(join(folder, "runs", `${run}.jsonl`), asked, given).catch(() => undefined);
  return (instance, key) => given.get(nameOf(instance, key)) ?? [];
}

const nameOf = (instance: string, key: KeyId): string => `${instance.toLowerCase()} ${key}`;

async function gather(file: string, { rehearsal, now }: Asked, given: Given): Promise<void> {
  const handle = await plainFile(file);
  try {
    const { mtimeMs } = await handle.stat();
    if (now.getTime() - mtimeMs > WITHIN_MS) return;
    let teller: Teller | null = null;
    for await (const record of recordsIn(handle)) {
      teller ??= tellerOf(record, rehearsal, given);
      if (!teller) return;
      teller(record);
    }
  } finally {
    await handle.close();
  }
}

async function* recordsIn(handle: FileHandle): AsyncGenerator<RunRecord> {
  for await (const { text } of wholeLines(handle.createReadStream({ autoClose: false }))) {
    const record = text.startsWith(PASSED_OVER) ? null : recordOf(text);
    if (record) yield record;
  }
}

type Teller = (record: RunRecord) => void;

/** Takes the records of one run, after its header; null where the run is not asked, or has none. */
function tellerOf(header: RunRecord, rehearsal: boolean, given: Given): Teller | null {
  if (header.record !== "header" || header.rehearsal !== rehearsal) return null;
  let sender = header.by.iamId;
  const accepted = new Map<string, string>();
  const told = ({ target, correlationId, until }: RecordOf<"outcome">) => {
    const iamId = accepted.get(correlationId ?? "");
    if (iamId === undefined || !until || !("key" in target)) return;
    const name = nameOf(header.instance.id, target.key);
    given.set(name, [...(given.get(name) ?? []), { iamId, expires: until }]);
  };
  return (record) => {
    if (record.record === "resumed") sender = record.by.iamId;
    if (record.record === "attempt" && record.outcome === "accepted")
      accepted.set(record.correlationId, sender);
    if (record.record === "outcome" && record.outcome === "done") told(record);
  };
}

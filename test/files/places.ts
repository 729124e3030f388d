import { join } from "node:path";
import type { Journal } from "../../src/change/journal.js";
import { isFree as isFreeForRecord, recording } from "../../src/change/record-file.js";
import { openRunFile, reopenRunFile } from "../../src/change/run-file.js";
import { changeSaved } from "../../src/cli/config/change-saved.js";
import { type JournalMeans, lockName, newRun } from "../../src/cli/journal/run-journal.js";
import { isFreeForRequest, requestWritten } from "../../src/cli/request/request-written.js";
import { isFree as isFreeForReport, wholeFile } from "../../src/cli/whole-file.js";
import type { ErrorCode } from "../../src/errors/catalogue.js";
import { runHeader } from "../support/run-header.js";
import { approvedKey, aRequest, BOB, INSTANCE, NOW, seen } from "../views/models.js";

const OWNER = process.getuid?.();
const RUN = "20260512T072000Z-delete-7f3a";
const LOCK = lockName("delete", INSTANCE, false);

/** A place that kp-dual writes to, below a folder that stands for somebody's home. */
export interface Place {
  readonly name: string;
  readonly path: readonly string[];
  readonly write: (home: string) => Promise<unknown>;
  /** What it says where it can't. */
  readonly code: ErrorCode;
}

const ended = async (journal: Promise<Journal>) => (await journal).close({});

const at = (home: string) => ({
  folder: join(home, "kp-dual"),
  ...{ run: RUN, owner: OWNER, clock: () => NOW },
});

const means = (home: string): JournalMeans => ({
  clock: () => NOW,
  lives: () => true,
  owner: OWNER,
  pid: process.pid,
  variables: { XDG_STATE_HOME: home },
  ...{ rehearsal: false, keyRing: undefined, patience: 0 },
});

const opened = (home: string) =>
  openRunFile(at(home), { startedAt: NOW, rehearsal: false, keyRing: null }, runHeader());

const save = (home: string) =>
  changeSaved(join(home, "kp-dual"), OWNER, (all) => [
    ...all,
    { name: "one", instance: INSTANCE.id, region: "eu-de" },
  ]);
const run = (home: string) => ended(newRun(runHeader(), means(home)));
const runFile = (home: string) => ended(opened(home));
const oldRunFile = (home: string) => ended(reopenRunFile(at(home), BOB, { whole: 0, size: 8 }));
const record = (home: string) =>
  ended(recording(() => opened(home), join(home, "out"))(runHeader()));
const report = (home: string) => wholeFile(join(home, "out"), "page");
const request = (home: string) =>
  requestWritten(join(home, "out"), aRequest([seen(approvedKey(24))]));

const inState = (path: readonly string[], write: Place["write"]) =>
  ({ path: ["kp-dual", ...path], write, code: "journal-unwritable" }) as const;

const out = (write: Place["write"], code: ErrorCode) => ({ path: ["out"], write, code });

/** Folders of ours. */
export const FOLDERS: readonly Place[] = [
  { name: "the configuration", path: ["kp-dual"], write: save, code: "config-unwritable" },
  { name: "the state", ...inState([], run) },
  { name: "the runs", ...inState(["runs"], run) },
  { name: "the locks", ...inState(["locks"], run) },
];

/** Files of ours, and those that a person names. */
export const FILES: readonly Place[] = [
  { name: "the note of a lock", ...inState(["locks", `${LOCK}.json`], run) },
  { name: "a new run", ...inState(["runs", `${RUN}.jsonl`], runFile) },
  { name: "a run to go on with", ...inState(["runs", `${RUN}.jsonl`], oldRunFile) },
  { name: "--record", ...out(record, "record-unwritable") },
  { name: "--html", ...out(report, "report-unwritable") },
  { name: "--request", ...out(request, "request-unwritable") },
];

/** What looks, before anybody is asked, whether a file that a person names could be made. */
export const LOOKS: readonly Place[] = [
  { name: "--record", ...out((home) => isFreeForRecord(join(home, "out")), "record-unwritable") },
  { name: "--html", ...out((home) => isFreeForReport(join(home, "out")), "report-unwritable") },
  {
    name: "--request",
    ...out((home) => isFreeForRequest(join(home, "out")), "request-unwritable"),
  },
];

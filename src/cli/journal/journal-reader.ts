import { isLeft } from "../../core/is-left.js";
import type { PastRun } from "../../core/past-run.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { pastRunOf } from "./past-run-of.js";
import { type RunFile, readRunFile } from "./run-file-read.js";
import { runNames } from "./run-names.js";
import { pastResult, type Track } from "./tracks.js";

/** One run, and what of its file can't be read. */
export interface ReadRun {
  readonly past: PastRun;
  readonly error: KpDualError | null;
}

/** A run to go on with. */
export interface BrokenRun {
  readonly file: RunFile;
  /** What is left to do of it. */
  readonly open: readonly Track[];
}

/** What this machine's journal tells; nothing of it is ever written here. */
export interface JournalReader {
  /**
   * All runs, the newest first, one after another, so that memory does not grow with their number; those that can't
   * be read are told as what is wrong with them.
   */
  readonly all: () => AsyncGenerator<ReadRun | KpDualError>;
  /** Throws a KpDualError "no-such-run" where there is none. */
  readonly one: (run: string) => Promise<ReadRun>;
  /** The same to go on with it; a broken file is a KpDualError "journal-broken". */
  readonly broken: (run: string) => Promise<BrokenRun>;
}

/** Reads the runs in kp-dual's own folder of state. */
export const journalReader = (folder: string): JournalReader => ({
  all: () => allIn(folder),
  one: async (run) => readRun(await known(folder, run)),
  broken: async (run) => {
    const file = await known(folder, run);
    const { error } = readRun(file);
    if (error) throw error;
    return { file, open: openIn(file) };
  },
});

async function* allIn(folder: string): AsyncGenerator<ReadRun | KpDualError> {
  for (const name of await runNames(folder)) {
    const read = await readRunFile(folder, name).catch(wrong);
    if (read) yield read instanceof KpDualError ? read : readRun(read);
  }
}

const wrong = (error: unknown): KpDualError => {
  if (error instanceof KpDualError) return error;
  throw error;
};

async function known(folder: string, run: string): Promise<RunFile> {
  const file = await readRunFile(folder, run);
  if (!file) throw new KpDualError("no-such-run", { values: { run } });
  return file;
}

function readRun(file: RunFile): ReadRun {
  const { header, brokenLine } = file;
  const values = { run: header.run, line: String(brokenLine), at: header.instance.at };
  const error = brokenLine === null ? null : new KpDualError("journal-broken", { values });
  return { past: pastRunOf(file), error };
}

const openIn = (file: RunFile): readonly Track[] =>
  file.tracks.filter((track) => isLeft(pastResult(track)));

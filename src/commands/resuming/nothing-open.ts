import type { BrokenRun } from "../../cli/journal/journal-reader.js";
import { pastResult } from "../../cli/journal/tracks.js";
import type { Session } from "../../cli/session.js";
import { type Report, totalsOf } from "../../core/report.js";

/** The report of a run of which nothing is left to do. */
export const nothingOpen = ({ file: { header } }: BrokenRun): Report => ({
  action: header.action,
  dryRun: false,
  instance: header.instance,
  by: header.by,
  results: [],
  run: header.run,
  serverNow: null,
  stopped: null,
});

/** The same of a run that broke off just before its end was written: that is written now. */
export async function endedNow(
  broken: BrokenRun,
  { journal }: Pick<Session, "journal">,
): Promise<Report> {
  const { header, tracks } = broken.file;
  await (await journal(header)).close(totalsOf(tracks.map(pastResult)));
  return nothingOpen(broken);
}

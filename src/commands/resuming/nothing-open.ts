import type { BrokenRun } from "../../cli/journal/journal-reader.js";
import type { Report } from "../../core/report.js";

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

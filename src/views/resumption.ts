import type { Report } from "../core/report.js";
import { changeReport } from "./change-report.js";
import { type Shown, shown } from "./gate.js";
import type { Style } from "./style.js";
import type { View } from "./view.js";

/** What a run that broke off looks like now: a row for each key that was open, before anybody is asked. */
export const foundText = (report: Report, style: Style): readonly Shown[] => [
  shown`found, of what was open in the run:`,
  ...changeReport.text({ ...report, dryRun: false }, style),
];

/** The document of a change, of the keys that were open. */
export const resumption: View<Report> = {
  ...changeReport,
  text: (report, style) =>
    report.results.length > 0
      ? changeReport.text(report, style)
      : [shown`nothing of the run ${report.run ?? ""} is open: nothing was sent`],
};

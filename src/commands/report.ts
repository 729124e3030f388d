import type { Command } from "@commander-js/extra-typings";
import pLimit from "p-limit";
import type { Fleet, Open } from "../cli/session.js";
import { isFree, wholeFile } from "../cli/whole-file.js";
import { auditView } from "../views/audit.js";
import { withExamples } from "./examples.js";
import { inspect } from "./inspect.js";

export interface ReportOptions {
  /** A new file for the report as a page. */
  readonly html?: string | undefined;
}

/** So many instances are read at once. */
const AT_ONCE = 4;

export const reportCommand = (bare: Command, open: Open, run = report) =>
  withExamples(
    bare
      .description(
        "For auditors: the switch, how many keys need two people, what is pending and\n" +
          "what was deleted in the last 90 days, in the named instances, else in the\n" +
          "saved ones. Keys that were granted to you one by one are not listed by the\n" +
          "service, and so are not in it.",
      )
      .option("--html <file>", "as one page, in a new file")
      .action(async (options, command) => {
        if (options.html !== undefined) await isFree(options.html);
        await run(options, await open.fleet(command, "named"));
      }),
    "kp-dual report --instance prod-eu --instance prod-us",
    "kp-dual report --html report.html",
  );

/** Reports on several instances, read side by side; a part that can't be read is told in its place. */
export async function report({ html }: ReportOptions, fleet: Fleet): Promise<void> {
  const { by, members, now, progress, unread } = fleet;
  const limit = pLimit(AT_ONCE);
  progress.phase("instances read", members.length);
  const inspections = await limit.map(members, async (member) => {
    const inspection = await inspect(member, now);
    progress.step();
    return inspection;
  });
  progress.end();
  const audit = { by, now, inspections, unread, file: html ?? null };
  if (html !== undefined) {
    const { auditPage } = await import("../views/html/audit-page.js");
    await wholeFile(html, fleet.page(audit, auditPage));
  }
  fleet.show(audit, auditView);
}

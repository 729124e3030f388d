import type { Command } from "@commander-js/extra-typings";
import pLimit from "p-limit";
import type { Fleet, Open } from "../cli/session.js";
import { spanOf } from "../cli/span.js";
import { byDeadline, isWithin } from "../core/pending-key.js";
import { pendingView } from "../views/pending.js";
import { withExamples } from "./examples.js";
import { inboxOf } from "./pending/inbox.js";

/** So many instances are read at once. */
const AT_ONCE = 4;

export interface PendingOptions {
  readonly deleted: boolean;
  /** Only what is due in so many milliseconds. */
  readonly within?: number | undefined;
  readonly exitCode: boolean;
}

export const pendingCommand = (bare: Command, open: Open, run = pending) =>
  withExamples(
    bare
      .description(
        "All keys on their way out, in the named instances, else the saved ones:\n" +
          "what waits for a second person, the soonest deadline first; what lapsed.\n" +
          "Keys that were granted to you one by one are not listed by the service,\n" +
          "and so they are not listed here: look at them with kp-dual key show.",
      )
      .option("--all", "in every instance that you can see", false)
      .option("--deleted", "also what can still be restored or purged", false)
      .option(
        "--within <time>",
        "only what ends soon, such as 48h: the approval, or the undo",
        spanOf,
      )
      .option("--exit-code", "3 where a key waits for a second person", false)
      .addHelpText("after", CRON)
      .action(async ({ all, ...flags }, command) =>
        run(flags, await open.fleet(command, all ? "all" : "named")),
      ),
    "kp-dual pending --instance prod-eu",
    "kp-dual pending --all --within 48h",
  );

const CRON = `
Each morning, by cron; a mail comes only where something waits (3), or where
an instance could not be read:
  0 8 * * * out=$(kp-dual pending --within 48h --exit-code 2>&1) || echo "$out"`;

/** Reads several instances side by side; one that can't be read is told, and keeps nothing of the others back. */
export async function pending(options: PendingOptions, fleet: Fleet): Promise<void> {
  const { deleted, within = null, exitCode } = options;
  const { members, progress } = fleet;
  const limit = pLimit(AT_ONCE);
  progress.phase("instances read", members.length);
  const inboxes = await limit.map(members, async (member) => {
    const inbox = await inboxOf(member, deleted, fleet);
    progress.step();
    return { ...inbox, named: member.instance.name ?? member.instance.id };
  });
  progress.end();
  const keys = inboxes.flatMap((inbox) => inbox.keys).toSorted(byDeadline);
  fleet.show(
    {
      by: fleet.by,
      keys: within === null ? keys : keys.filter(({ seen }) => isWithin(within, seen)),
      within,
      read: inboxes.flatMap(({ named, gaps }) => (gaps.length === 0 ? [named] : [])),
      unread: [
        ...fleet.unread.map(({ named, error }) => ({ named, errors: [error] })),
        ...inboxes.map(({ named, gaps }) => ({ named, errors: gaps })),
      ].filter(({ errors }) => errors.length > 0),
      failWhenPending: exitCode,
    },
    pendingView,
  );
}

import type { Command } from "@commander-js/extra-typings";
import type { Open } from "../cli/session.js";
import { PARTICIPLES } from "../core/report.js";
import { resumption } from "../views/resumption.js";
import { withExamples } from "./examples.js";
import type { Resuming } from "./resuming/finished.js";
import { endedNow, nothingOpen } from "./resuming/nothing-open.js";
import { resumedRun } from "./resuming/resumed-run.js";
import { toldWith } from "./told-with.js";

export interface ResumeOptions {
  readonly yes: boolean;
  /** How many keys are left, or the id or name of the only one. */
  readonly confirm?: string | undefined;
}

export const resumeCommand = (bare: Command, open: Open, run = resume) =>
  withExamples(
    bare
      .argument("<run>", "the run's id, as kp-dual log tells it")
      .option("--yes", "do not ask (where it was y or N)", false)
      .option("--confirm <value>", "do not ask (what destroys): how many keys are left")
      .action(async (id, flags, command) => {
        const broken = await (await open.journal()).broken(id);
        const isLeft = broken.open.length > 0;
        if (!isLeft && broken.file.endedAt)
          return open.desk().show(nothingOpen(broken), resumption);
        const session = await open.resumed(command, broken.file);
        if (!isLeft) return session.show(await endedNow(broken, session), resumption);
        await run(flags, { broken, session, now: open.desk().now() });
      }),
    "kp-dual resume 20260518T080311Z-delete-7f3a",
    "kp-dual resume 20260518T080311Z-delete-7f3a --confirm 37",
  );

/** Finishes what a run left open: nothing that it did is done again, whatever became of it meanwhile. */
export async function resume(
  { yes, confirm }: ResumeOptions,
  given: Omit<Resuming, "consent">,
): Promise<void> {
  const { action } = given.broken.file.header;
  const consent = { yes, ...(confirm !== undefined && { confirm }) };
  const facts = { effect: `not ${PARTICIPLES[action]}`, changed: false };
  const report = await toldWith(facts, () => resumedRun({ ...given, consent }));
  given.session.show(report, resumption);
}

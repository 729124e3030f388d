import { carryOut } from "../change/carry-out.js";
import type { Change, Seen } from "../change/change.js";
import type { Order } from "../change/order.js";
import { readerNeeded } from "../change/reader-needed.js";
import type { Session } from "../cli/session.js";
import { PARTICIPLES, type Report } from "../core/report.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { changeReport } from "../views/change-report.js";
import { mentionInterrupted } from "./mention-interrupted.js";
import { toldWith } from "./told-with.js";

/**
 * Carries a change out and shows what came of it. What stops all of it, from the naming of its objects on, is told
 * as what did not happen.
 */
export async function changed<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  ordered: () => Promise<Order<Target>>,
  session: Session,
  tell: (report: Report) => Promise<void> = async (report) => session.show(report, changeReport),
): Promise<void> {
  const facts = { effect: `not ${PARTICIPLES[change.name]}`, changed: false };
  await mentionInterrupted(session);
  const named = () =>
    ordered().catch((error: unknown) => {
      throw error instanceof KpDualError ? readerNeeded(change, error) : error;
    });
  const report = await toldWith(facts, async () => carryOut(change, await named(), session));
  await tell(report);
}

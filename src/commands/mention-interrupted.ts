import type { Session } from "../cli/session.js";
import { shown } from "../views/gate.js";

/** Says that an earlier run broke off, before another one begins; that it can't be found out stops nothing. */
export async function mentionInterrupted({
  interrupted,
  notice,
}: Pick<Session, "interrupted" | "notice">): Promise<void> {
  const run = await interrupted().catch(() => null);
  if (run !== null) notice(shown`an earlier run is not finished: kp-dual resume ${run}`);
}

import type { Sending } from "../../cli/journal/tracks.js";
import type { Session } from "../../cli/session.js";
import { shown } from "../../views/gate.js";

/**
 * Waits until what a broken run sent can't take effect any more: the horizon after a sending was over, and where the
 * run broke off before that, the longest that a request may take more. All times are by this machine's clock; where
 * that was set back, no longer than both is waited.
 */
export async function settledByNow(
  sendings: readonly Sending[],
  now: Date,
  { notice, patience: { attempt, horizon }, rest }: Pick<Session, "notice" | "patience" | "rest">,
): Promise<void> {
  const waits = sendings.map(({ at, isOver }) => {
    const longest = isOver ? horizon : attempt + horizon;
    return Math.min(longest, at.getTime() + longest - now.getTime());
  });
  const wait = Math.max(0, ...waits);
  if (wait <= 0) return;
  notice(shown`waiting ${Math.ceil(wait / 1_000)} s: what was sent may still take effect`);
  await rest(wait);
}

import type { Session } from "../../cli/session.js";
import { shown } from "../../views/gate.js";

/**
 * Waits until what a broken run sent can't take effect any more. `sentAt` and `now` are by this machine's clock; where
 * that was set back, no longer than the horizon is waited.
 */
export async function settledByNow(
  sentAt: readonly (Date | null)[],
  now: Date,
  { notice, patience: { horizon }, rest }: Pick<Session, "notice" | "patience" | "rest">,
): Promise<void> {
  const last = Math.max(0, ...sentAt.map((date) => date?.getTime() ?? 0));
  const wait = Math.min(horizon, last + horizon - now.getTime());
  if (wait <= 0) return;
  notice(shown`waiting ${Math.ceil(wait / 1_000)} s: what was sent may still take effect`);
  await rest(wait);
}

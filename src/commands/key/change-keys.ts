import type { Change } from "../../change/change.js";
import type { Session } from "../../cli/session.js";
import { changed } from "../changed.js";
import { resolved } from "../resolved.js";

/** What the commands that change keys are asked for. */
export interface KeyChangeOptions {
  readonly keys: readonly string[];
  readonly reason?: string | undefined;
  readonly dryRun: boolean;
  readonly yes?: boolean;
  readonly confirm?: string | undefined;
  readonly wait?: boolean;
}

/** Resolves the keys, carries a change out on them, and shows what came of it. */
export function changeKeys(
  change: Change,
  { keys, reason, dryRun, yes = false, confirm, wait = false }: KeyChangeOptions,
  session: Session,
): Promise<void> {
  const consent = { yes, ...(confirm !== undefined && { confirm }) };
  const order = { reason: reason ?? null, dryRun, consent, wait };
  const ordered = async () => ({ ...order, targets: await resolved(keys, session) });
  return changed(change, ordered, session);
}

import type { Change } from "../../change/change.js";
import type { Session } from "../../cli/session.js";
import type { Report } from "../../core/report.js";
import { changed } from "../changed.js";
import type { NamedKeys } from "../named-keys.js";
import { resolved } from "../resolved.js";

/** What the commands that change keys are asked for. */
export interface KeyChangeOptions extends NamedKeys {
  readonly reason?: string | undefined;
  readonly dryRun: boolean;
  readonly yes?: boolean;
  readonly confirm?: string | undefined;
  readonly wait?: boolean;
}

/** What else a command does around its change. */
interface Around {
  /** What must hold before anything is asked of anybody; it may throw. */
  readonly first?: () => Promise<void>;
  /** Shows what came of it. */
  readonly tell?: (report: Report) => Promise<void>;
}

/** Resolves the keys, carries a change out on them, and shows what came of it. */
export function changeKeys(
  change: Change,
  options: KeyChangeOptions,
  session: Session,
  { first, tell }: Around = {},
): Promise<void> {
  const { list, reason = null, dryRun, yes = false, confirm, wait = false } = options;
  const consent = { yes, ...(confirm !== undefined && { confirm }) };
  const ordered = async () => {
    await first?.();
    const input = list && { file: list.file, sha256: list.sha256 };
    return { targets: await resolved(options, session), input, reason, dryRun, consent, wait };
  };
  return changed(change, ordered, session, tell);
}

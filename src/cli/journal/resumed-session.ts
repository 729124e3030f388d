import { trustedOrigin } from "../../api/hosts.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import type { GlobalOptions } from "../global-options.js";
import { openSession } from "../open-session.js";
import type { Session } from "../session.js";
import type { Surroundings } from "../surroundings.js";
import type { RunFile } from "./run-file-read.js";
import { oldRun } from "./run-journal.js";
import type { Header } from "./run-record.js";

/**
 * Opens a session for the instance of a run that broke off, whose journal goes on in the run's own file. A run on an
 * emulator goes on in a rehearsal only, and one in earnest only in earnest.
 */
export async function openResumed(
  options: GlobalOptions,
  file: RunFile,
  around: Surroundings,
): Promise<Session> {
  const { header } = file;
  const rehearsal = Boolean(around.variables["KP_DUAL_REHEARSAL"]?.trim());
  if (header.rehearsal !== rehearsal) throw new KpDualError("rehearsal-mismatch");
  const keyRing = options.keyRing ?? header.keyRing ?? undefined;
  const session = await openSession({ ...options, ...reachOf(header, options), keyRing }, around);
  const { name, at } = header.instance;
  return {
    ...session,
    instance: { ...session.instance, name: session.instance.name ?? name, at },
    journal: () =>
      oldRun(file, session.by, {
        ...around,
        rehearsal,
        keyRing,
        patience: session.patience.lock,
      }),
  };
}

/**
 * What was said on the run's own command line of how to reach the instance. For a host that isn't IBM's no file can
 * vouch: a person names it again (reliability.md T12).
 */
function reachOf(
  { instance: { at, crn, id, region } }: Header,
  { endpoint }: Pick<GlobalOptions, "endpoint">,
) {
  const said = (name: string) => new RegExp(`(?:^| )${name} (\\S+)`).exec(at)?.[1];
  const recorded = said("--endpoint");
  const isPrivate = at.split(" ").includes("--private");
  return {
    instance: [crn ?? id],
    region: said("--region") ?? (crn === null ? (region ?? undefined) : undefined),
    endpoint: endpoint ?? (recorded && trustedOrigin(recorded, "journal")),
    ...(isPrivate && { private: true as const }),
  };
}

import pLimit from "p-limit";
import { lookAtKey } from "../../change/key-subject.js";
import { REQUEST } from "../../cli/request/request-limits.js";
import { isFreeForRequest, requestWritten } from "../../cli/request/request-written.js";
import type { Session } from "../../cli/session.js";
import type { DeletionRequest, RequestedKey } from "../../core/deletion-request.js";
import { firstApprover } from "../../core/first-approver.js";
import type { Report, Result } from "../../core/report.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { type HandOver, handOver } from "../../views/hand-over.js";
import type { KeyChangeOptions } from "./change-keys.js";

const AT_A_TIME = 8;

type Options = Pick<KeyChangeOptions, "keys" | "reason">;

const isSet = ({ outcome }: Result): boolean => outcome === "done" || outcome === "already";

/**
 * What surrounds a first approval that is handed to a second person: beforehand it is made sure that there can be a
 * file; afterwards it is written, about the keys that are set for deletion.
 */
export const handingOver = (file: string, options: Options, session: Session) => ({
  first: async () => {
    refuseWhatDoesNotFit(file, options);
    await isFreeForRequest(file);
  },
  tell: async (report: Report) => {
    session.show(await handedOver(file, options, report, session), handOver);
  },
});

function refuseWhatDoesNotFit(file: string, { keys, reason = "" }: Options): void {
  const problems = [
    ...(file === "-" || file === "" ? ["--request wants the name of a new file"] : []),
    ...(keys.length > REQUEST.keys ? [`a request file holds at most ${REQUEST.keys} keys`] : []),
    ...(reason.length > REQUEST.reason
      ? [`with --request a reason has at most ${REQUEST.reason} characters`]
      : []),
  ];
  for (const problem of problems) throw new KpDualError("usage", { values: { problem } });
}

/** That the file can't be written changes nothing of the approval: it stands, and is told beside the failure. */
async function handedOver(
  file: string,
  { reason }: Options,
  report: Report,
  session: Session,
): Promise<HandOver> {
  const set = report.dryRun ? [] : report.results.filter(isSet);
  if (set.length === 0) return { report, file, request: null };
  try {
    const request = await requestFor(set, reason ?? null, report, session);
    await requestWritten(file, request);
    return { report, file, request };
  } catch (error) {
    if (!(error instanceof KpDualError)) throw error;
    const results = report.results.map((each) =>
      isSet(each) ? withoutFile(each, error, report) : each,
    );
    return { report: { ...report, results }, file, request: null };
  }
}

async function requestFor(
  set: readonly Result[],
  reason: string | null,
  { instance, by }: Report,
  { api }: Session,
): Promise<DeletionRequest> {
  const limit = pLimit(AT_A_TIME);
  const looks = await limit.map(set, async ({ key, outcome }) => {
    if (!key) return [];
    const seen = await lookAtKey(api, { key: key.id }, { registrations: true, policy: true });
    const approver = outcome === "done" ? by.iamId : (firstApprover(seen)?.iamId ?? null);
    return [{ at: seen.serverNow, key: requested(seen, approver) }];
  });
  const all = looks.flat();
  const at = new Date(Math.max(...all.map((each) => each.at.getTime())));
  return { at, instance, by, reason, keys: all.map(({ key }) => key) };
}

const requested = (
  { key, registrations }: Awaited<ReturnType<typeof lookAtKey>>,
  approver: string | null,
): RequestedKey => ({ ...key, registrations, firstApprover: approver });

function withoutFile(result: Result, cause: KpDualError, { instance: { at } }: Report): Result {
  const { said = cause.explanation.title } = cause.facts;
  const error = new KpDualError(
    "request-unwritable",
    {
      effect: "set for deletion, but not handed over",
      changed: result.changed,
      said,
      why: "the approval stands; only the file for the second person is missing",
      do: [
        "make the file, which sends nothing again: kp-dual key set-for-deletion {key} {at} --request FILE",
      ],
      values: { key: result.key?.id ?? "", at },
    },
    { cause },
  );
  return { ...result, exit: error.exit, error };
}

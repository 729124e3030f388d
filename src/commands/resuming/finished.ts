import { carryOut } from "../../change/carry-out.js";
import type { Change, Seen } from "../../change/change.js";
import type { Consent } from "../../change/means.js";
import type { BrokenRun } from "../../cli/journal/journal-reader.js";
import type { Sending } from "../../cli/journal/tracks.js";
import type { Session } from "../../cli/session.js";
import { isLeft } from "../../core/is-left.js";
import type { Report, Result } from "../../core/report.js";
import { foundText } from "../../views/resumption.js";
import { settledByNow } from "./settled-by-now.js";
import { withFound } from "./with-found.js";

/** What is left to do for one target. */
export interface Left<Target, Snapshot> {
  readonly target: Target;
  /** What was seen before something was sent; undefined where nothing was. */
  readonly before: Snapshot | undefined;
  /** The last sending that may have worked. */
  readonly sending: Sending | null;
}

/** What going on with a run takes. */
export interface Resuming {
  readonly broken: BrokenRun;
  readonly consent: Consent;
  readonly session: Session;
  /** This machine's now. */
  readonly now: Date;
}

/**
 * Waits until nothing that was sent can take effect any more, looks, tells what it found, and carries the change out
 * on what is left, after asking. What was found is written down too, once somebody agreed.
 */
export async function finished<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  left: readonly Left<Target, Snapshot>[],
  resuming: Resuming,
): Promise<Report> {
  const { broken, consent, session, now } = resuming;
  const { header } = broken.file;
  const before = new Map(left.map((each) => [each.target, each.before]));
  const targets = left.map(({ target }) => target);
  const order = {
    targets,
    reason: header.reason,
    wait: header.wait,
    consent,
    sentBefore: (target: Target) => before.get(target),
  };
  await settledByNow(
    left.flatMap(({ sending }) => sending ?? []),
    now,
    session,
  );
  const found = await carryOut(change, { ...order, consent: {}, dryRun: true }, session);
  session.aside((style) => foundText(found, style));
  const run = { ...found, dryRun: false, run: header.run };
  if (found.results.some(({ outcome }) => outcome === "not-started")) return run;

  const todo = toDo(found.results);
  const known = found.results.map((result) => (todo.has(result) ? null : result));
  const journal = async () => withFound(await session.journal(header), targets, known);
  if (todo.size === 0) {
    await (await journal()).close({});
    return run;
  }
  const open = targets.filter((_, at) => known[at] === null);
  const real = {
    ...{ ...order, targets: open, dryRun: false },
    consent: worded(consent, header.targets.length, todo),
  };
  const acted = await carryOut(change, real, { ...session, journal });
  return { ...acted, run: header.run, results: merged(known, acted.results) };
}

/**
 * What is left, where anything can be done now. What this look could not read counts: it is looked at once more, and
 * the number that a person confirms does not depend on which reads failed.
 */
function toDo(found: readonly Result[]): ReadonlySet<Result> {
  const isReady = ({ outcome }: Result) => outcome === "ready";
  if (!found.some(isReady)) return new Set();
  return new Set(found.filter((result) => isReady(result) || isLeft(result)));
}

/** A run of several was asked for a number, so that of its last one is 1. */
function worded(consent: Consent, named: number, todo: ReadonlySet<Result>): Consent {
  const [only, ...others] = todo;
  const isLast = named > 1 && others.length === 0 && consent.confirm === "1";
  return isLast && only?.key ? { ...consent, confirm: only.key.id } : consent;
}

/** What was known and what was done then, in the order of what was left. */
function merged(known: readonly (Result | null)[], acted: readonly Result[]): readonly Result[] {
  const done = [...acted];
  return known.flatMap((result) => result ?? done.shift() ?? []);
}

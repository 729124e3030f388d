import { isLeft } from "../core/is-left.js";
import type { ChangeName, Report, Result } from "../core/report.js";
import { resumable } from "../core/resumable.js";
import { type Shown, shown } from "./gate.js";
import { hint } from "./hint.js";
import { whenAndLeft } from "./when.js";

/** More ids than these don't fit a command that a person pastes. */
const MOST_IDS = 3;

/** What the lines about the next step have to go by: the keys that the change holds for, as a command names them. */
interface Ahead {
  readonly keys: string;
  readonly at: string;
  readonly results: readonly Result[];
  readonly told: (date: Date) => string;
  readonly now: Date | null;
}

type Step = (ahead: Ahead) => readonly Shown[];

/** The earliest of some deadlines: what holds until then holds for all. */
const earliest = (dates: readonly (Date | null)[]): Date | undefined =>
  dates.filter((date) => date !== null).toSorted((a, b) => a.getTime() - b.getTime())[0];

const latest = (dates: readonly (Date | null)[]): Date | undefined =>
  dates.filter((date) => date !== null).toSorted((a, b) => b.getTime() - a.getTime())[0];

/** What was so already is not ours to undo. */
const undo = (results: readonly Result[], command: string): readonly Shown[] =>
  results.some(({ outcome }) => outcome === "done") ? hint("undo", command) : [];

const onKeys: Readonly<Record<ChangeName, Step>> = {
  "set-for-deletion": ({ keys, at, results, told }) => {
    const until = earliest(results.map((result) => result.until));
    return [
      ...hint(
        `next: another Manager${until ? `, before ${told(until)}` : ""}`,
        `kp-dual key delete ${keys} ${at}`,
      ),
      ...hint("undo", `kp-dual key unset ${keys} ${at}`),
    ];
  },
  unset: ({ keys, at }) =>
    hint("a new first approval, if it is wanted", `kp-dual key set-for-deletion ${keys} ${at}`),
  delete: ({ keys, at, results, told }) => {
    const until = earliest(results.map(({ restoreUntil }) => restoreUntil));
    const from = latest(results.map(({ purgeFrom }) => purgeFrom));
    return [
      ...hint(
        `undo, ${until ? `until ${told(until)}` : "for 30 days"}`,
        `kp-dual key restore ${keys} ${at}`,
      ),
      ...hint(
        `for ever, ${from ? `from ${told(from)}` : "after 4 hours"}, by somebody with KeyPurge`,
        `kp-dual key purge ${keys} ${at}`,
      ),
    ];
  },
  restore: ({ keys, at, results, told, now }) => {
    const until = earliest(results.map((result) => result.until));
    return until && now && now < until
      ? hint(
          `the approval still stands, until ${told(until)}; to take it back`,
          `kp-dual key unset ${keys} ${at}`,
        )
      : hint("a look at it", `kp-dual key show ${keys.split(" ", 1).join("")} ${at}`);
  },
  purge: ({ at }) => hint("the keys that are left", `kp-dual key list ${at}`),
  "enable-policy": ({ keys, at }) =>
    hint("to delete it, the first approval", `kp-dual key set-for-deletion ${keys} ${at}`),
  "disable-policy": ({ at, results }) => [STAY, ...undo(results, `kp-dual policy enable ${at}`)],
};

/** A switch is for keys made later (api.md §2.1). */
const STAY = shown`keys that were made before stay as they are`;

const onInstance: Partial<Record<ChangeName, Step>> = {
  "enable-policy": ({ at, results }) => [
    shown`${STAY}; make sure that a second Manager exists, or no new key can be deleted`,
    ...hint("the keys that one person can delete", `kp-dual policy show --uncovered ${at}`),
    ...undo(results, `kp-dual policy disable ${at}`),
  ],
};

const isSevere = ({ action, results }: Report): boolean =>
  action === "delete" ||
  action === "purge" ||
  (action === "enable-policy" && results.some(({ key }) => key !== null));

/** After a dry run: what the real one would need. */
function forReal(report: Report): readonly Shown[] {
  const ready = report.results.filter(({ outcome }) => outcome === "ready").length;
  if (ready === 0) return [];
  const { length } = report.results;
  const one = report.results[0]?.key?.id;
  const flag = isSevere(report) ? `--confirm ${length === 1 && one ? one : length}` : "--yes";
  const unsure = report.results.some(({ checks }) =>
    checks.some(({ verdict }) => verdict === "unknown"),
  );
  return [
    shown`nothing was sent. For real: the same without --dry-run; in a script with ${flag}`,
    ...(unsure
      ? [shown`what is unknown above the service decides, so the real run may be refused`]
      : []),
  ];
}

const idsOf = (results: readonly Result[]): string => {
  const ids = results.flatMap(({ key }) => key?.id ?? []);
  return ids.length > MOST_IDS ? "<key>…" : ids.join(" ");
};

/** How to finish what a run has left. */
function resume({ instance, results, run }: Report): readonly Shown[] {
  const left = results.filter(isLeft).length;
  if (run === null || left === 0) return [];
  const command = `kp-dual resume ${resumable(run, instance)}`;
  return hint(`${left} left; to look at each and finish`, command);
}

/** The next command, with the moment that it depends on; a look, where nobody can say what happened. */
export function afterChange(report: Report): readonly Shown[] {
  const { action, dryRun, results, serverNow: now } = report;
  if (dryRun) return forReal(report);
  const { at } = report.instance;
  const told = (date: Date) => whenAndLeft(date, now ?? date);
  const held = results.filter(({ outcome }) => outcome === "done" || outcome === "already");
  const open = results.filter(({ outcome }) => outcome === "unknown");
  const step = held.some(({ key }) => key)
    ? onKeys[action]
    : (onInstance[action] ?? onKeys[action]);
  return [
    ...(held.length > 0 ? step({ keys: idsOf(held), at, results: held, told, now }) : []),
    ...open
      .slice(0, MOST_IDS)
      .flatMap(({ key }) => (key ? hint("look again", `kp-dual key show ${key.id} ${at}`) : [])),
    ...resume(report),
  ];
}

import type { Result } from "../core/report.js";
import { type Facts, KpDualError } from "../errors/kp-dual-error.js";

/** As many ids of a group are named; the rows and the document have them all. */
const MOST_NAMED = 3;

/** A result that has an error. */
interface Failed {
  readonly id: string;
  readonly error: KpDualError;
}

/**
 * What went wrong, each thing once: of many keys that failed alike one is explained in full, with how many there are
 * and the first of their ids. In the order in which they first occurred.
 */
export function alike(results: readonly Result[]): readonly KpDualError[] {
  const groups = new Map<string, [Failed, ...Failed[]]>();
  for (const { key, error } of results) {
    if (!error) continue;
    const failed = { id: key?.id ?? "", error };
    const kind = [error.code, error.facts.effect, error.facts.why].join(" ");
    const group = groups.get(kind);
    if (group) group.push(failed);
    else groups.set(kind, [failed]);
  }
  return [...groups.values()].map(asOne);
}

function asOne(group: readonly [Failed, ...Failed[]]): KpDualError {
  const [first, ...others] = group;
  if (others.length === 0) return first.error;
  const { code, facts, explanation, cause } = first.error;
  const { effect = "", values } = facts;
  const named = others.slice(0, MOST_NAMED - 1).map(({ id }) => id);
  const more = others.length - named.length;
  const ids = [...named, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  // A correlation id is one key's; here it would seem to be all of theirs.
  const { correlationId: _correlationId, ...shared } = facts;
  const remedies = explanation.do.filter(Boolean).map((remedy) => forEach(remedy, first.id));
  // What is filled in already is a value: it is not looked through for placeholders again.
  const numbered = Object.fromEntries(remedies.entries());
  const filled = { ...numbered, why: explanation.why, ids };
  const told: Facts = {
    ...shared,
    ...moments(group),
    effect: `${group.length} keys${effect && ` ${effect}`}`,
    values: { ...values, ...filled },
    why: "{why}; likewise {ids}",
    do: remedies.map((_, at) => `{${at}}`),
  };
  return new KpDualError(code, told, { cause });
}

/** A remedy that names the one key is one of several. */
const forEach = (remedy: string, id: string): string =>
  id && remedy.includes(id) ? `for each, such as the first: ${remedy}` : remedy;

/** What holds until the earliest of some deadlines holds for all; what is possible from the latest of them on is so for all. */
function moments(group: readonly Failed[]): Pick<Facts, "until" | "retryAt"> {
  const [until] = inOrder(group.map(({ error }) => error.facts.until));
  const retryAt = inOrder(group.map(({ error }) => error.facts.retryAt)).at(-1);
  return { ...(until && { until }), ...(retryAt && { retryAt }) };
}

const inOrder = (dates: readonly (Date | undefined)[]): readonly Date[] =>
  dates.filter((date) => date !== undefined).toSorted((a, b) => a.getTime() - b.getTime());

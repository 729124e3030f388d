import { KpDualError } from "../errors/kp-dual-error.js";
import type { Problem } from "./keys-in-text.js";

/** More than these nobody corrects in one go. */
const MOST_TOLD = 20;

/** All that is wrong with a list of keys, in the order of its lines. */
export function badList(file: string, problems: readonly Problem[]): KpDualError {
  const told = problems
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
    .slice(0, MOST_TOLD)
    .map(({ line, what }) => (line === undefined ? what : `line ${line} ${what}`));
  const more = problems.length - told.length;
  const all = more > 0 ? [...told, `and ${more} more`] : told;
  // As values they are not looked through for placeholders: a key may be named {file}.
  const values = { list: listName(file), problems: all.join("; ") };
  return new KpDualError("bad-list", { why: "{list}: {problems}", values });
}

const listName = (file: string): string => (file === "-" ? "standard input" : file);

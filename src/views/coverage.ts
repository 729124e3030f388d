import type { Coverage } from "../core/coverage.js";
import { type Shown, shown } from "./gate.js";

/** How many keys need two people: "31 of 42 keys need two people"; a part of a list never passes for all of it. */
export const coverageWords = ({ total, covered, unknown }: Coverage, complete: boolean): Shown => {
  if (total === 0 && !complete) return shown`could not be read`;
  const untold = unknown > 0 ? `; of ${unknown} the service does not tell` : "";
  const partly = complete ? "" : "; the list is not complete";
  return shown`${covered} of ${total} keys need two people${untold}${partly}`;
};

export const coverageJson = ({ total, covered, unknown }: Coverage) => ({
  total,
  covered,
  unknown,
});

import { type DeletionRequest, requestedKey } from "./deletion-request.js";
import { differences } from "./differences.js";
import { type Check, type Finding, ok, unknown } from "./finding.js";
import type { KeySnapshot } from "./snapshot.js";

/** Who weighs a difference: a person who sees it in the question, or nobody, which stops a script. */
export type Weighing = "person" | "nobody";

/**
 * Whether a key still is as the request file says (interface.md §6). The file is not believed: that all of it fits
 * says only that nothing moved since somebody wrote so.
 */
export const asRequested = (
  request: Pick<DeletionRequest, "keys">,
  weighing: Weighing,
): Check<KeySnapshot> => ({
  name: "unchanged since the request file",
  judge: (seen) => {
    const requested = requestedKey(request, seen.key.id);
    if (!requested) return differing("the file doesn't name it", weighing);
    const moved = differences(requested, seen).map(({ what }) => what);
    return moved.length === 0 ? ok("as it says") : differing(moved.join(", "), weighing);
  },
});

const differing = (what: string, weighing: Weighing): Finding => {
  const detail = `not as it says: ${what}`;
  return weighing === "person"
    ? unknown(detail)
    : { verdict: "no", refusal: "changed-since-request", detail, why: `it is ${detail}` };
};

import type { DeletionRequest } from "../../core/deletion-request.js";
import type { Instance } from "../../core/instance.js";
import { KpDualError } from "../../errors/kp-dual-error.js";

type Place = Pick<Instance, "id" | "crn" | "region">;

/**
 * A request file doesn't choose the instance: throws where none is named, and where the one that is named, or was
 * found, is not the one that the file is about.
 */
export function suitsRequest(named: Place | null, { instance: claimed }: DeletionRequest): void {
  const option = `--instance ${claimed.crn ?? claimed.id}`;
  if (named === null)
    throw new KpDualError("usage", {
      effect: "not deleted",
      values: { problem: "no instance was named" },
      why: "a request file doesn't choose the instance: whoever acts names it",
      do: [`if you mean the one that the file claims, name it: ${option}`],
    });
  if (!isOther(named, claimed)) return;
  throw new KpDualError("request-contradicts", {
    effect: "not deleted",
    why: `the file is about ${claimed.crn ?? claimed.id}, region ${claimed.region ?? "not told"}; another one was named`,
    do: [`if you mean the one that the file claims, name it instead: ${option}`],
  });
}

/** What one of the two doesn't tell contradicts nothing. */
const isOther = (named: Place, claimed: Place): boolean =>
  named.id !== claimed.id ||
  areOther(named.crn, claimed.crn) ||
  areOther(named.region, claimed.region);

const areOther = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

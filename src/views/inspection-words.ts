import type { Inspection } from "../core/inspection.js";
import { stageOf } from "../core/stage.js";
import { type Shown, shown } from "./gate.js";

/** "nothing" is said of what was read whole; of a part of it, that it is one. */
const nothing = (complete: boolean): Shown =>
  complete ? shown`nothing` : shown`nothing among what could be read, and that is not all`;

const atLeast = (complete: boolean) => (complete ? "" : "at least ");

/** "3 approved once, 1 lapsed; of 2 the service does not tell": a key that may be pending is never passed over. */
export function pendingWords(inspection: Inspection): Shown {
  const untold = inspection.untold.length;
  const told = toldWords(inspection);
  return untold === 0 ? told : shown`${told}; of ${untold} the service does not tell`;
}

function toldWords({ pending, now, complete }: Inspection): Shown {
  if (pending.length === 0) return nothing(complete);
  const approved = pending.filter((key) => stageOf(key, now) === "approval").length;
  const parts = [
    ...(approved > 0 ? [`${approved} approved once`] : []),
    ...(approved < pending.length ? [`${pending.length - approved} lapsed`] : []),
  ];
  return shown`${atLeast(complete)}${parts.join(", ")}`;
}

/** "3 in the last 90 days, 1 more before". */
export function deletedWords({ deleted, deletedBefore, complete }: Inspection): Shown {
  if (deleted.length + deletedBefore === 0) return nothing(complete);
  const before = deletedBefore > 0 ? `, ${deletedBefore} more before` : "";
  return shown`${atLeast(complete)}${deleted.length} in the last 90 days${before}`;
}

import type { Answer, Request } from "../call.js";
import { jsonOf } from "../json.js";
import type { World } from "../world.js";
import { FaultError } from "./fault-error.js";

/** The faults that are set, with how many requests each has seen and hit. */
export const listFaults = (_: unknown, { faults }: World): Answer => ({
  status: 200,
  body: faults.list(),
});

/** Puts the faults in the place of those that were set. What does not fit is told, and then nothing changes. */
export function setFaults(request: Request, world: World): Answer {
  try {
    world.faults.set(jsonOf(request.body));
  } catch (error) {
    if (error instanceof FaultError) return { status: 400, body: { error: error.message } };
    throw error;
  }
  return listFaults(request, world);
}

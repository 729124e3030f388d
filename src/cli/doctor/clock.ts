import { healthy, type Symptom, unclear } from "../../core/diagnosis.js";
import { timeLeft } from "../../core/time-left.js";
import { WORTH_SAYING_MS } from "../clock-notice.js";
import type { Patient } from "./patient.js";

/** What two clocks showed at one moment. */
export interface ClockReading {
  readonly here: Date;
  /** By a Date header, which has whole seconds. */
  readonly service: Date;
}

/**
 * This machine's clock against the service's. One that is wrong stops nothing, since deadlines come from the service;
 * but what the journal tells, and what certificates are checked by, is this one.
 */
export async function clock({
  environment,
  identity,
  reading,
  visits,
}: Pick<Patient, "environment" | "identity" | "reading" | "visits">): Promise<readonly Symptom[]> {
  await identity().catch(() => undefined);
  await visits();
  const read = reading();
  if (!read) return [unclear("nobody answered to compare this machine's clock with")];
  const { here, service } = read;
  const apart = here.getTime() - service.getTime();
  if (Math.abs(apart) <= WORTH_SAYING_MS)
    return [healthy("this machine's clock and the service's agree within 2 minutes")];
  const side = `${timeLeft(here, service)} ${apart > 0 ? "ahead of" : "behind"}`;
  return environment.KP_DUAL_REHEARSAL === null
    ? [
        healthy(
          `this machine's clock is ${side} the service's, which is the one that counts`,
          "set it by the network (NTP); the journal is dated by it, and certificates are checked by it",
        ),
      ]
    : [healthy(`this machine's clock is ${side} the emulator's, which is there to be moved`)];
}

import type { GlobalOptions } from "../global-options.js";
import { progressIn } from "../progress-in.js";
import type { Checkup } from "../session.js";
import type { Surroundings } from "../surroundings.js";
import { examine } from "./examine.js";
import { openPatient } from "./open-patient.js";

/** Gets ready to look at this machine and at the way from it; nothing is read and nothing is sent yet. */
export async function openCheckup(options: GlobalOptions, around: Surroundings): Promise<Checkup> {
  const patient = openPatient(options, around);
  const progress = await progressIn(around, () => performance.now());
  return { ...around.screen, examine: () => examine(patient, progress) };
}

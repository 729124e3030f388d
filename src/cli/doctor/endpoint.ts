import { type Symptom, unclear } from "../../core/diagnosis.js";
import type { Patient } from "./patient.js";

/** Whether each instance that was named, or is saved, is reached, known and readable there. */
export async function endpoint({
  saved,
  visits,
}: Pick<Patient, "saved" | "visits">): Promise<readonly Symptom[]> {
  const seen = await visits();
  if (seen.length > 0) return seen.map(({ symptom }) => symptom);
  const { error } = await saved();
  const none = error ? "the saved ones can't be read" : "none is saved";
  return [unclear(`no instance was named, and ${none}`, "name one: kp-dual doctor --instance CRN")];
}

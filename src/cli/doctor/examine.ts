import type { Progress } from "../../change/progress.js";
import type { Diagnosis, Symptom } from "../../core/diagnosis.js";
import { certificates } from "./certificates.js";
import { clock } from "./clock.js";
import { configuration } from "./configuration.js";
import { endpoint } from "./endpoint.js";
import { failing } from "./failing.js";
import { journal } from "./journal.js";
import { nodeAge } from "./node-age.js";
import type { Patient } from "./patient.js";
import { proxy } from "./proxy.js";
import { signIn } from "./sign-in.js";
import { variables } from "./variables.js";

type Look = (patient: Patient) => Promise<readonly Symptom[]>;

/** All that is looked at, in the order in which it is told: what is nearest to this machine comes first. */
const LOOKS: Readonly<Record<string, Look>> = {
  node: nodeAge,
  environment: variables,
  configuration,
  journal,
  certificates,
  proxy,
  "sign-in": signIn,
  endpoint,
  clock,
};

/** Looks at everything, side by side. A look that fails is told as what it failed by; it throws nothing. */
export async function examine(
  patient: Patient,
  progress: Pick<Progress, "phase" | "step" | "end">,
): Promise<readonly Diagnosis[]> {
  const looks = Object.entries(LOOKS);
  progress.phase("looking", looks.length);
  const all = looks.map(async ([check, look]) => {
    const symptoms = await look(patient).catch((error: unknown) => [failing(error)]);
    progress.step();
    return symptoms.map((symptom) => ({ check, ...symptom }));
  });
  return (await Promise.all(all).finally(progress.end)).flat();
}

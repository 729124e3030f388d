import { type NamedBy, trustedOrigin } from "../../api/hosts.js";
import { healthy, type Symptom } from "../../core/diagnosis.js";
import { rehearsalOf } from "../target.js";
import { failing } from "./failing.js";
import type { Patient } from "./patient.js";

const ADDRESSES = [
  ["KP_TARGET_ADDR", "environment"],
  ["KP_PRIVATE_ADDR", "environment"],
  ["IBMCLOUD_IAM_API_ENDPOINT", "environment-iam"],
] as const satisfies readonly (readonly [string, NamedBy])[];

type Given = Pick<Patient, "environment" | "namesSet">;

/** What the environment says to kp-dual, by names and never by values, and what of it can't be meant. */
export async function variables(given: Given): Promise<readonly Symptom[]> {
  const { environment, namesSet } = given;
  const set = namesSet.length > 0 ? `${namesSet.join(", ")}: set` : "nothing for kp-dual is set";
  const problems =
    environment.KP_DUAL_REHEARSAL === null ? inEarnest(given) : inRehearsal(environment);
  return [healthy(set), ...problems];
}

function inRehearsal(environment: Patient["environment"]): readonly Symptom[] {
  try {
    const address = rehearsalOf(environment);
    return [healthy(`a rehearsal: everything goes to ${address}, and nothing to IBM Cloud`)];
  } catch (error) {
    return [failing(error, "KP_DUAL_REHEARSAL")];
  }
}

function inEarnest({ environment }: Given): readonly Symptom[] {
  const { KP_TARGET_ADDR: target, KP_PRIVATE_ADDR: older } = environment;
  const refused = ADDRESSES.flatMap(([name, by]) => addressProblem(name, environment[name], by));
  if (target === null || older === null || target === older) return refused;
  const both = "KP_TARGET_ADDR goes before KP_PRIVATE_ADDR, which says something else";
  return [...refused, healthy(both, "unset one of them: unset KP_PRIVATE_ADDR")];
}

function addressProblem(name: string, address: string | null, by: NamedBy): readonly Symptom[] {
  try {
    if (address !== null) trustedOrigin(address, by);
    return [];
  } catch (error) {
    return [failing(error, name)];
  }
}

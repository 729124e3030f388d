import { healthy, type Symptom } from "../../core/diagnosis.js";
import type { Person } from "../../core/person.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { left } from "../../views/when.js";
import { failing } from "./failing.js";
import type { Patient } from "./patient.js";

const KINDS: Readonly<Record<Person["kind"], string>> = {
  user: "a user",
  "service-id": "a service id",
  "trusted-profile": "a trusted profile",
};

type Given = Pick<Patient, "clock" | "identity" | "reading" | "visits">;

/** Which way of signing in is taken, whether it works, who one is by it and for how long. Never a secret. */
export async function signIn(given: Given): Promise<readonly Symptom[]> {
  try {
    const { connection, person, remarks } = await given.identity();
    const end = await endOf(person, given);
    const told = `by ${connection.way}, as ${nameOf(person)}${end}`;
    return [healthy(told, ...remarks), ...shared(person)];
  } catch (error) {
    return [failing(error)];
  }
}

/** By the service's clock, which is known once somebody has answered. */
async function endOf(
  { tokenExpires: end }: Person,
  { clock, reading, visits }: Given,
): Promise<string> {
  if (end === null) return "";
  await visits();
  const now = reading()?.service ?? clock();
  if (end <= now) throw new KpDualError("unauthorized-token");
  return `; the token ends ${left(end, now)}`;
}

const nameOf = ({ email, name, iamId, kind, account }: Person): string => {
  const told = email ?? name;
  const who = told === null ? iamId : `${told} (${iamId})`;
  return `${who}, ${KINDS[kind]}${account === null ? "" : ` of account ${account}`}`;
};

/** The service compares ids, not people. */
const shared = ({ kind }: Person): readonly Symptom[] =>
  kind === "user"
    ? []
    : [
        healthy(
          `several people may act as ${KINDS[kind]}; the service counts them as one person`,
          "let each of the two people sign in with an identity of their own",
        ),
      ];

import pLimit from "p-limit";
import { personOf } from "../../api/claims.js";
import { iamOrigin } from "../../api/iam.js";
import { toldNow } from "../../api/server-now.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import type { Shown } from "../../views/gate.js";
import { configFolder } from "../config/config-folder.js";
import { savedInstances } from "../config/saved-instances.js";
import { signedIn, wire } from "../connection.js";
import { doneOnce } from "../done-once.js";
import { type Environment, environmentOf, VARIABLE_NAMES } from "../environment.js";
import type { GlobalOptions } from "../global-options.js";
import { savedOr } from "../saved-or.js";
import type { Surroundings } from "../surroundings.js";
import { namedOnes, rehearsalOf, whereaboutsOf } from "../target.js";
import type { ClockReading } from "./clock.js";
import { failing } from "./failing.js";
import type { Identity, Patient } from "./patient.js";
import { type Visit, visit } from "./visit.js";

/** So many instances are asked at once. */
const AT_ONCE = 4;

/** Our own; others, such as HOME, are there on every machine. */
const OWN = /^(?:KP_|IBMCLOUD_|BLUEMIX_)/;

/** Gets ready to look at everything; nothing is read and nothing is sent yet. */
export function openPatient(options: GlobalOptions, around: Surroundings): Patient {
  const { variables, clock } = around;
  const namesSet = VARIABLE_NAMES.filter((name) => OWN.test(name) && variables[name]?.trim());
  const environment = environmentOf(variables);
  let reading: ClockReading | null = null;
  const watched: Surroundings = {
    ...around,
    screen: { ...around.screen, notice: () => undefined },
    onAnswer: (answer) => {
      const service = toldNow(answer);
      if (service) reading = { here: clock(), service };
    },
  };
  const saved = doneOnce(() => savedInstances(configFolder(variables)));
  const identity = doneOnce(() => identityOf(options, environment, watched));
  return {
    ...{ variables, clock, environment, namesSet, saved, identity },
    nodeVersion: around.nodeVersion,
    lives: around.lives,
    owner: around.owner,
    iam: () =>
      iamOrigin({
        rehearsal: rehearsalOf(environment),
        named: environment.IBMCLOUD_IAM_API_ENDPOINT,
        private: options.private ?? false,
      }),
    visits: doneOnce(async () => {
      const named = namedOnes(options, environment);
      const all = named.length > 0 ? named : (await saved()).all.map(({ name }) => name);
      const who = await identity().catch(expected);
      const limit = pLimit(AT_ONCE);
      return limit.map(all, (each) => visited(each, options, environment, watched, who));
    }),
    reading: () => reading,
  };
}

/** Said by its own check already, here is only looked at. */
const expected = (error: unknown): KpDualError =>
  error instanceof KpDualError ? error : new KpDualError("unexpected", {}, { cause: error });

/** What is said by a check of its own, or is no credential's business, is not remarked here. */
async function identityOf(
  options: GlobalOptions,
  environment: Environment,
  around: Surroundings,
): Promise<Identity> {
  const remarks: string[] = [];
  const notice = (line: Shown) => void remarks.push(line);
  const connection = await signedIn(
    options,
    { ...environment, NODE_TLS_REJECT_UNAUTHORIZED: null },
    { ...around, screen: { ...around.screen, notice } },
  );
  const person = await personOf(await connection.token.token());
  return { connection, person, remarks };
}

async function visited(
  named: string,
  options: GlobalOptions,
  environment: Environment,
  around: Surroundings,
  identity: Identity | KpDualError,
): Promise<Visit> {
  try {
    const where = whereaboutsOf(await savedOr(named, around), options, environment);
    const wires =
      identity instanceof KpDualError ? wire(options, environment, around) : identity.connection;
    return await visit(where, { options, around, identity, wires });
  } catch (error) {
    return { endpoint: null, symptom: failing(error, named) };
  }
}

import { claimOf } from "../../api/claim.js";
import { parseCrn } from "../../api/crn.js";
import { headKeys } from "../../api/keys.js";
import { locateInstance } from "../../api/locate-instance.js";
import type { Whereabouts } from "../../api/whereabouts.js";
import { healthy, type Symptom, unclear } from "../../core/diagnosis.js";
import type { Instance } from "../../core/instance.js";
import { EXIT } from "../../errors/exit-codes.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import type { Wires } from "../connection.js";
import { found } from "../found.js";
import type { GlobalOptions } from "../global-options.js";
import type { Surroundings } from "../surroundings.js";
import { keyRingOf } from "../target.js";
import { count } from "./count.js";
import { failing } from "./failing.js";
import type { Identity } from "./patient.js";

/** What became of asking one instance. */
export interface Visit {
  /** Null where its address was not found out. */
  readonly endpoint: string | null;
  readonly symptom: Symptom;
}

/** What a visit needs. */
export interface VisitMeans {
  readonly options: GlobalOptions;
  readonly around: Surroundings;
  /** Who is signed in, or why nobody is. */
  readonly identity: Identity | KpDualError;
  /** For requests without a credential. */
  readonly wires: Wires;
}

/** Keys that are not deleted (api.md §2.8). */
const LIVE = { states: [0, 1, 2, 3] };

/** Asks an instance how many keys it has: once it is found, that takes one request. It throws nothing. */
export async function visit(where: Whereabouts, means: VisitMeans): Promise<Visit> {
  try {
    const keyRing = keyRingOf(means.options, claimOf(where).id);
    const { identity } = means;
    return identity instanceof KpDualError
      ? await unsigned(where, identity, means)
      : await signed(where, keyRing, identity, means);
  } catch (error) {
    return { endpoint: null, symptom: failing(error, placeName(where)) };
  }
}

async function signed(
  where: Whereabouts,
  keyRing: string | undefined,
  { connection }: Identity,
  { around }: VisitMeans,
): Promise<Visit> {
  const { instance, api } = await found(where, keyRing, connection, around);
  const took = stopwatch(connection);
  const symptom = await api.read(headKeys, LIVE).then(
    ({ value }) =>
      healthy(
        `${nameOf(instance)}: ${hostOf(instance)} knows it (${took()}): ${count(value, "key")}`,
      ),
    (error) => failing(error, nameOf(instance)),
  );
  return { endpoint: instance.endpoint, symptom };
}

/** Without a credential the host can only say that it takes none; but then it was reached. */
async function unsigned(
  where: Whereabouts,
  unsignedBecause: KpDualError,
  { wires }: VisitMeans,
): Promise<Visit> {
  const token = () => Promise.reject(unsignedBecause);
  const located = await locateInstance(where, { readFrom: wires.readFrom, token }).catch(
    (error: unknown) => {
      if (error === unsignedBecause) return null;
      throw error;
    },
  );
  if (!located) {
    const symptom = unclear(`${placeName(where)}: where it is takes signing in to find out`);
    return { endpoint: null, symptom };
  }
  const { instance } = located;
  const took = stopwatch(wires);
  const from = { origin: instance.endpoint, headers: { "bluemix-instance": instance.id } };
  const error = await wires.readFrom(headKeys, LIVE, from).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  const reached = unclear(
    `${nameOf(instance)}: ${hostOf(instance)} is reached (${took()}); nobody is signed in to ask more`,
  );
  const symptom = isReached(error) ? reached : failing(error, nameOf(instance));
  return { endpoint: instance.endpoint, symptom };
}

/** By a no of the service itself, which is all that it has for a request without a credential. */
function isReached(error: unknown): boolean {
  if (!(error instanceof KpDualError)) return error === undefined;
  const { status = 0 } = error.facts;
  return status >= 400 && status < 500 && error.exit !== EXIT.notReached;
}

const placeName = ({ name, instance, named }: Whereabouts): string =>
  name ?? parseCrn(instance)?.id ?? named;

const nameOf = ({ name, id }: Instance): string => name ?? id;

const hostOf = ({ endpoint }: Instance): string => new URL(endpoint).host;

function stopwatch({ elapsed }: Pick<Wires, "elapsed">): () => string {
  const start = elapsed();
  return () => `${Math.round(elapsed() - start)} ms`;
}

import pLimit from "p-limit";
import { claimOf } from "../api/claim.js";
import { personOf } from "../api/claims.js";
import type { Whereabouts } from "../api/whereabouts.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { configFolder } from "./config/config-folder.js";
import { savedInstances } from "./config/saved-instances.js";
import { type Connection, signedIn } from "./connection.js";
import { type Environment, environmentOf } from "./environment.js";
import { type Found, found } from "./found.js";
import type { GlobalOptions } from "./global-options.js";
import { journalReader } from "./journal/journal-reader.js";
import { stateFolder } from "./journal/state-folder.js";
import { namedInstance } from "./named-instance.js";
import { progressIn } from "./progress-in.js";
import { recalling } from "./recalling.js";
import { savedOr } from "./saved-or.js";
import { seenInstances } from "./seen-instances.js";
import type { Fleet, Unread } from "./session.js";
import type { Surroundings } from "./surroundings.js";
import { keyRingOf, namedOnes, rehearsalOf, whereaboutsOf } from "./target.js";

/** So many instances are found at once. */
const AT_ONCE = 4;

/**
 * Signs in once and finds several instances: the named ones, else the saved ones, or all that the resource
 * controller lists. One that can't be found is told as such, and does not stop the others; what was said wrongly
 * about one stops everything before anything is sent.
 */
export async function openFleet(
  options: GlobalOptions,
  choice: "named" | "all",
  around: Surroundings,
): Promise<Fleet> {
  const environment = environmentOf(around.variables);
  if (choice === "all") refuseForOne(options);
  const named = choice === "all" ? null : await namedPlaces(options, environment, around);
  const connection = await signedIn(options, environment, around);
  const by = await personOf(await connection.token.token());
  const places = named ?? (await allPlaces(options, environment, connection));
  const limit = pLimit(AT_ONCE);
  const visits = await limit.map(places, (where) => visited(where, options, connection, around));
  const { elapsed } = connection;
  return {
    ...around.screen,
    ...{ by, now: around.clock(), elapsed, progress: await progressIn(around, elapsed) },
    members: visits.flatMap((visit) => ("api" in visit ? visit : [])),
    unread: visits.flatMap((visit) => ("error" in visit ? visit : [])),
    journal: journalReader(stateFolder(around.variables)),
    recorded: recalling(around, rehearsalOf(environment) !== null),
  };
}

async function visited(
  where: Whereabouts,
  options: GlobalOptions,
  connection: Connection,
  around: Surroundings,
): Promise<Found | Unread> {
  try {
    return await found(where, keyRingOf(options, claimOf(where).id), connection, around);
  } catch (error) {
    if (!(error instanceof KpDualError)) throw error;
    return { named: where.named, error };
  }
}

async function namedPlaces(
  options: GlobalOptions,
  environment: Environment,
  around: Surroundings,
): Promise<readonly Whereabouts[]> {
  const named = namedOnes(options, environment);
  const ones =
    named.length > 0
      ? await Promise.all(named.map((each) => savedOr(each, around)))
      : await savedOnes(around);
  if (ones.length > 1) refuseForOne(options);
  const places = ones.map((one) => whereaboutsOf(one, options, environment));
  for (const place of places) claimOf(place);
  return distinct(places);
}

async function savedOnes({ variables }: Surroundings) {
  const { all, error } = await savedInstances(configFolder(variables));
  if (error) throw error;
  if (all.length > 0) return all.map(({ name }) => namedInstance(name, all));
  throw new KpDualError("usage", {
    values: { problem: "no instance was named, and none is saved" },
    why: "it is read from the instances that are named, or saved",
    do: [
      "name one or several: --instance; or read all that you can see: --all",
      "save them for the next time: kp-dual instance discover",
    ],
  });
}

/** The address and the region of one instance are not those of another. */
function refuseForOne({ endpoint, region }: GlobalOptions): void {
  const option = endpoint !== undefined ? "--endpoint" : region !== undefined ? "--region" : null;
  if (option === null) return;
  throw new KpDualError("usage", {
    values: { problem: `${option} goes with one instance, and several are read` },
    why: "each instance has a region and an address of its own",
    do: [`leave ${option} out, or name one instance with --instance`],
  });
}

const NONE_SEEN = {
  why: "the resource controller shows you no instance of Key Protect or Hyper Protect Crypto Services",
  do: ["see who you are and in which account: kp-dual whoami"],
} as const;

/** An instance that was named twice is read once. */
const distinct = (places: readonly Whereabouts[]): readonly Whereabouts[] => [
  ...new Map(places.map((place) => [claimOf(place).id, place])).values(),
];

async function allPlaces(
  options: GlobalOptions,
  environment: Environment,
  connection: Connection,
): Promise<readonly Whereabouts[]> {
  const place = { rehearsal: rehearsalOf(environment), private: options.private ?? false };
  const records = await seenInstances(place, connection);
  if (records.length === 0) throw new KpDualError("instance-not-found", NONE_SEEN);
  // One of an unknown form is found to be no instance in its turn, and so is told as one that was not read.
  return records.map(({ crn, unknownCrn, name }) => {
    const instance = crn?.instance ?? unknownCrn ?? "";
    return whereaboutsOf({ instance, named: instance, name, region: null }, options, environment);
  });
}

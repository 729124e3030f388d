import type { ReadFrom } from "../api/api.js";
import { type Claim, claimOf } from "../api/claim.js";
import { personOf } from "../api/claims.js";
import { toldNow } from "../api/server-now.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { type Connection, signedIn, wire } from "./connection.js";
import { agreement } from "./consent.js";
import { environmentOf } from "./environment.js";
import { found } from "./found.js";
import type { GlobalOptions } from "./global-options.js";
import { hasTerminal } from "./has-terminal.js";
import type { JournalMeans } from "./journal/run-journal.js";
import { stateFolder } from "./journal/state-folder.js";
import { recalling } from "./recalling.js";
import { savedOr } from "./saved-or.js";
import type { Identified, Rehearsal, Session } from "./session.js";
import type { Surroundings } from "./surroundings.js";
import { keyRingOf, namedOnes, rehearsalOf, theOnly, whereaboutsOf } from "./target.js";
import { watch } from "./watch.js";

/** Signs in; nothing else is asked of the service. Now is what its answer says, if signing in took one. */
export async function openSignedIn(
  options: GlobalOptions,
  around: Surroundings,
): Promise<Identified> {
  let told: Date | undefined;
  const onAnswer: Surroundings["onAnswer"] = (answer) => {
    told = toldNow(answer) ?? told;
  };
  const environment = environmentOf(around.variables);
  const { token, way } = await signedIn(options, environment, { ...around, onAnswer });
  const by = await personOf(await token.token());
  return { ...around.screen, by, now: told ?? around.clock(), way };
}

/** Signs in and finds the instance: everything that a command about an instance may touch. */
export async function openSession(
  options: GlobalOptions,
  around: Surroundings,
  suits: (named: Claim | null) => void = () => undefined,
): Promise<Session> {
  const { screen } = around;
  const environment = environmentOf(around.variables);
  const named = namedOnes(options, environment);
  if (named.length === 0) suits(null);
  const where = whereaboutsOf(await savedOr(theOnly(named), around), options, environment);
  const claim = claimOf(where);
  suits(claim);
  const keyRing = keyRingOf(options, claim.id);
  const connection = await signedIn(options, environment, around);
  const { instance, api } = await found(where, keyRing, connection, around);
  const by = await personOf(await connection.token.token());
  const watched = await watch(connection, around);
  const mayAsk = options.input && !environment.CI;
  return {
    ...screen,
    api,
    instance,
    by,
    agree: agreement(
      async () => {
        if (!mayAsk) return undefined;
        const { askAtTerminal } = await import("./ask-at-terminal.js");
        return askAtTerminal({ ...around, renewsToken: connection.renews });
      },
      async (question, answer) => (await import("./accepts.js")).accepts(question, answer),
    ),
    ...journalOf(around, { rehearsal: where.rehearsal !== null, keyRing, connection }),
    isAttended: () => mayAsk && hasTerminal(),
    newId: connection.newId,
    elapsed: connection.elapsed,
    sleep: connection.sleep,
    patience: connection.patience,
    throttled: connection.onThrottled,
    ...watched,
  };
}

/** Where this machine writes down what it does; a read loads nothing of it. */
const journalOf = (
  around: Surroundings,
  {
    connection: { patience },
    ...more
  }: Pick<JournalMeans, "keyRing" | "rehearsal"> & { readonly connection: Connection },
): Pick<Session, "interrupted" | "journal" | "recorded"> => ({
  recorded: recalling(around, more.rehearsal),
  journal: async (header) => {
    const { newRun } = await import("./journal/run-journal.js");
    return newRun(header, { ...around, ...more, patience: patience.lock });
  },
  interrupted: async () => {
    const { interruptedRun } = await import("./journal/interrupted.js");
    return interruptedRun(stateFolder(around.variables), more.rehearsal, around.lives);
  },
});

/** Speaks to the emulator that the environment names, and to nothing else. */
export async function openRehearsal(
  options: GlobalOptions,
  around: Surroundings,
): Promise<Rehearsal> {
  const environment = environmentOf(around.variables);
  const address = rehearsalOf(environment);
  if (address === null) throw new KpDualError("no-rehearsal");
  return { ...around.screen, address, readFrom: wire(options, environment, around).readFrom };
}

/** Reads from the emulator at an address. */
export const readerOf = (address: string, around: Surroundings): ReadFrom =>
  wire({ input: false }, environmentOf({ KP_DUAL_REHEARSAL: address }), around).readFrom;

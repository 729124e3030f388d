import type { ReadFrom } from "../api/api.js";
import { claimOf } from "../api/claim.js";
import { personOf } from "../api/claims.js";
import { explainUnauthorized } from "../api/explain-unauthorized.js";
import { locateInstance } from "../api/locate-instance.js";
import { controllerOrigin } from "../api/resource-controller.js";
import { makeApi } from "../api/sender.js";
import { type Instance, valuesOf } from "../core/instance.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { shown } from "../views/gate.js";
import { clockNotice } from "./clock-notice.js";
import { type Connection, connect, wire } from "./connection.js";
import { agreement } from "./consent.js";
import { type Environment, environmentOf } from "./environment.js";
import type { GlobalOptions } from "./global-options.js";
import { interruptedRun } from "./journal/interrupted.js";
import { type JournalMeans, newRun } from "./journal/run-journal.js";
import { stateFolder } from "./journal/state-folder.js";
import type { Rehearsal, Session, SignedIn } from "./session.js";
import type { Surroundings } from "./surroundings.js";
import { keyRingOf, rehearsalOf, whereaboutsOf } from "./target.js";
import { watch } from "./watch.js";

/** Signs in; nothing else is asked of the service. */
export async function openSignedIn(
  options: GlobalOptions,
  around: Surroundings,
): Promise<SignedIn> {
  const { token } = await started(options, environmentOf(around.variables), around);
  return { ...around.screen, by: await personOf(await token.token()), now: around.clock() };
}

/** Signs in and finds the instance: everything that a command about an instance may touch. */
export async function openSession(options: GlobalOptions, around: Surroundings): Promise<Session> {
  const { screen } = around;
  const environment = environmentOf(around.variables);
  const where = whereaboutsOf(options, environment);
  const keyRing = keyRingOf(options, claimOf(where).id);
  const connection = await started(options, environment, around);
  const { instance, notice } = await locateInstance(where, {
    readFrom: connection.readFrom,
    token: connection.token.token,
  });
  if (notice) screen.notice(shown`${notice}`);
  const by = await personOf(await connection.token.token());
  const watched = await watch(connection, around);
  return {
    ...screen,
    api: apiFor(instance, keyRing, connection, around, where),
    instance,
    by,
    agree: agreement(
      async () => {
        if (!options.input || environment.CI) return undefined;
        return (await import("./ask-at-terminal.js")).askAtTerminal(around);
      },
      (await import("./accepts.js")).accepts,
    ),
    ...journalOf(around, { rehearsal: where.rehearsal !== null, keyRing, connection }),
    newId: connection.newId,
    elapsed: connection.elapsed,
    sleep: connection.sleep,
    patience: connection.patience,
    throttled: connection.onThrottled,
    ...watched,
  };
}

/** Where this machine writes down what it does. */
const journalOf = (
  around: Surroundings,
  {
    connection: { patience },
    ...more
  }: Pick<JournalMeans, "keyRing" | "rehearsal"> & { readonly connection: Connection },
): Pick<Session, "interrupted" | "journal"> => ({
  journal: (header) => newRun(header, { ...around, ...more, patience: patience.lock }),
  interrupted: () => interruptedRun(stateFolder(around.variables), more.rehearsal, around.lives),
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

async function started(
  options: GlobalOptions,
  environment: Environment,
  around: Surroundings,
): Promise<Connection> {
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    around.screen.notice(
      shown`NODE_TLS_REJECT_UNAUTHORIZED=0 is not honoured: certificates are checked`,
    );
  }
  return connect(options, environment, around);
}

function apiFor(
  instance: Instance,
  keyRing: string | undefined,
  connection: Connection,
  around: Surroundings,
  where: Parameters<typeof controllerOrigin>[0],
) {
  let hasRead = false;
  const { endpoint, id } = instance;
  const unauthorized = explainUnauthorized({
    readFrom: connection.readFrom,
    controller: controllerOrigin({ ...where, region: instance.region }),
    instance,
    hasRead: () => hasRead,
    clock: around.clock,
  });
  const api = makeApi({ ...connection, endpoint, instance: id, keyRing, unauthorized });
  const clock = where.rehearsal === null ? clockNotice(around) : () => undefined;
  const read: typeof api.read = async (operation, input, options) => {
    const reply = await api.read(operation, input, options).catch((error: unknown) => {
      const values = { ...valuesOf(instance), ...keyIn(input) };
      throw error instanceof KpDualError ? error.with({ values }) : error;
    });
    hasRead = true;
    clock(reply.serverNow);
    return reply;
  };
  return { ...api, read };
}

/** The key that a request is about, for the commands in what is said of its failure. */
const keyIn = (input: unknown): Readonly<Record<string, string>> => {
  const { key } = input as { readonly key?: unknown };
  return typeof key === "string" ? { key } : {};
};

import type { Api } from "../api/api.js";
import { explainUnauthorized } from "../api/explain-unauthorized.js";
import { locateInstance } from "../api/locate-instance.js";
import { throughPrivatePort } from "../api/private-port.js";
import { controllerOrigin } from "../api/resource-controller.js";
import { makeApi } from "../api/sender.js";
import type { Whereabouts } from "../api/whereabouts.js";
import { type Instance, valuesOf } from "../core/instance.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { shown } from "../views/gate.js";
import { clockNotice } from "./clock-notice.js";
import type { Connection } from "./connection.js";
import type { Surroundings } from "./surroundings.js";

/** An instance that was found, and what asks it. */
export interface Found {
  readonly instance: Instance;
  readonly api: Api;
}

/** Finds the instance that a person means; throws a KpDualError where there is none. */
export async function found(
  where: Whereabouts,
  keyRing: string | undefined,
  connection: Connection,
  around: Surroundings,
): Promise<Found> {
  const { instance, notice } = await locateInstance(where, {
    readFrom: connection.readFrom,
    token: connection.token.token,
  });
  if (notice) around.screen.notice(shown`${notice}`);
  return { instance, api: apiFor(instance, keyRing, connection, around, where) };
}

function apiFor(
  instance: Instance,
  keyRing: string | undefined,
  connection: Connection,
  around: Surroundings,
  where: Whereabouts,
): Api {
  let hasRead = false;
  const { endpoint, id } = instance;
  const unauthorized = explainUnauthorized({
    readFrom: connection.readFrom,
    controller: controllerOrigin({ ...where, region: instance.region }),
    instance,
    hasRead: () => hasRead,
    clock: around.clock,
  });
  const api = throughPrivatePort(endpoint, (at) =>
    makeApi({ ...connection, endpoint: at, instance: id, keyRing, unauthorized }),
  );
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

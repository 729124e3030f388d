import { randomUUID } from "node:crypto";
import type { ReadFrom } from "../api/api.js";
import { iamOrigin } from "../api/iam.js";
import { makeReader } from "../api/reader.js";
import { retryQuota } from "../api/retry-quota.js";
import type { ApiMeans } from "../api/sender.js";
import type { Transport } from "../api/transport.js";
import { undiciTransport } from "../api/undici-transport.js";
import { patienceAt } from "../core/patience.js";
import { shown } from "../views/gate.js";
import { requestLine } from "../views/request-line.js";
import { timeLimit } from "./duration.js";
import type { Environment } from "./environment.js";
import type { GlobalOptions } from "./global-options.js";
import { listeners } from "./listeners.js";
import { naps } from "./naps.js";
import { type Credential, signIn } from "./sign-in.js";
import type { Surroundings } from "./surroundings.js";
import { rehearsalOf } from "./target.js";

const REHEARSAL_WATCH_MS = 1_000;

/** What every request of a run shares. */
export interface Wires extends Omit<ApiMeans, "endpoint" | "instance" | "keyRing" | "token"> {
  readonly readFrom: ReadFrom;
  readonly elapsed: () => number;
  /** Tells of each 429 how long, in milliseconds, it is waited after it; gives back how to stop listening. */
  readonly onThrottled: (listener: (ms: number) => void) => () => void;
}

/** The same for somebody who has a credential. */
export interface Connection extends Wires, Credential {}

/** Gets everything ready for requests; nothing is sent yet, and all is given up when the command ends. */
export function wire(
  options: GlobalOptions,
  environment: Environment,
  around: Surroundings,
): Wires {
  const rehearsal = rehearsalOf(environment);
  const patience = patienceFor(options, environment);
  const { transport, close } = undiciTransport({
    connectMs: patience.connect,
    attemptMs: patience.attempt,
    proxies: rehearsal === null,
    environment: around.variables,
  });
  const { sleep, release } = naps();
  const throttled = listeners<number>();
  const sending = {
    transport: traced(transport, around),
    patience,
    sleep,
    random: Math.random,
    newId: randomUUID,
    clock: around.clock,
    throttled: throttled.tell,
    quota: retryQuota(),
    elapsed: () => performance.now(),
  };
  around.onEnd(async () => {
    release();
    await close();
  });
  return {
    ...sending,
    readFrom: makeReader(sending),
    onThrottled: throttled.listen,
  };
}

/** Finds the credential, and makes ready to use it; nothing is sent yet. */
export async function signedIn(
  options: GlobalOptions,
  environment: Environment,
  around: Surroundings,
): Promise<Connection> {
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    around.screen.notice(
      shown`NODE_TLS_REJECT_UNAUTHORIZED=0 is not honoured: certificates are checked`,
    );
  }
  const wires = wire(options, environment, around);
  const rehearsal = rehearsalOf(environment);
  const credential = await signIn({
    ...around,
    ...wires,
    environment,
    apiKeyFile: options.apiKeyFile ?? null,
    iam: iamOrigin({
      rehearsal,
      named: environment.IBMCLOUD_IAM_API_ENDPOINT,
      private: options.private ?? false,
    }),
    rehearsal: rehearsal !== null,
    notice: around.screen.notice,
  });
  return { ...wires, ...credential };
}

function patienceFor({ timeout }: GlobalOptions, environment: Environment) {
  const attempt = timeout === undefined ? undefined : timeLimit(timeout);
  return environment.KP_DUAL_REHEARSAL === null
    ? patienceAt(1, attempt)
    : patienceAt(environment.KP_DUAL_REHEARSAL_PACE, attempt, REHEARSAL_WATCH_MS);
}

/** With --debug, tells each request when it is over. */
function traced(transport: Transport, { screen, onAnswer }: Surroundings): Transport {
  return async (request) => {
    const startMs = performance.now();
    const delivery = await transport(request);
    const tookMs = performance.now() - startMs;
    if (delivery.result === "answered") onAnswer?.(delivery.answer);
    const result = delivery.result === "answered" ? delivery.answer.status : delivery.result;
    screen.trace(requestLine({ ...request, result, startMs, tookMs }));
    return delivery;
  };
}

import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api, Attempt, From, Reply } from "./api.js";
import { hasRunOut } from "./has-run-out.js";
import type { Judgement } from "./judgement.js";
import type { Operation } from "./operation.js";
import { persist } from "./persist.js";
import { makeReader, type ReaderMeans } from "./reader.js";
import { isUnauthorized, makeRenewal } from "./renewal.js";
import { sendOnce } from "./send-once.js";
import type { TokenSource } from "./token-source.js";

/** A 401 that another token did not cure. */
export interface Unauthorized {
  readonly operation: Pick<Operation<never, unknown>, "name" | "roles">;
  readonly error: KpDualError;
  readonly token: string;
}

export interface ApiMeans extends ReaderMeans {
  /** Scheme, host and port. */
  readonly endpoint: string;
  /** The instance's GUID. */
  readonly instance: string;
  readonly keyRing?: string | undefined;
  readonly token: TokenSource;
  /** Finds the cause of a 401. It gives back an error and throws nothing. */
  readonly unauthorized?: (refused: Unauthorized) => Promise<KpDualError>;
}

type Headers = Pick<Operation<never, unknown>, "aboutKeys">;

/** One instance of the service, as one person may use it. */
export function makeApi(means: ApiMeans): Api {
  const { endpoint, instance, keyRing, transport, unauthorized } = means;
  const readFrom = makeReader(means);
  const signed = makeRenewal(means.token);
  const from = ({ aboutKeys }: Headers, token: string): From => ({
    origin: endpoint,
    headers: {
      authorization: `Bearer ${token}`,
      "bluemix-instance": instance,
      ...(aboutKeys && keyRing !== undefined && { "x-kms-key-ring": keyRing }),
    },
  });
  const explained = async (refused: Unauthorized) =>
    isUnauthorized(refused.error) && unauthorized ? unauthorized(refused) : refused.error;

  return {
    read: async (operation, input, { optional = false } = {}) => {
      const make = (token: string) =>
        readFrom(operation, input, from(operation, token)).catch(expected);
      const { result, token } = await signed(make, optional ? expiryIn : errorOf);
      if (!(result instanceof KpDualError)) return result;
      if (optional) throw result;
      throw await explained({ operation, error: result, token });
    },
    attempt: async (operation, input, correlationId, halt) => {
      // What can't be loaded is to be known before the key is gone.
      await operation.answer();
      const make = async (token: string) => {
        // A token, and even more another one after a 401, may take as long as somebody needs to think better of it.
        if (halt?.isStopped()) throw new KpDualError("stopped");
        const to = from(operation, token);
        const send = () => sendOnce(transport, operation, input, to, correlationId);
        return persist(send, ({ proof }) => proof !== "none", { ...means, ...halt });
      };
      const made = await signed(make, refusalIn).catch(expected);
      if (made instanceof KpDualError) return { outcome: "never-sent", error: unchanged(made) };
      return outcomeOf(made.result, (error) => explained({ operation, error, token: made.token }));
    },
  };
}

/** What may fail as a matter of course becomes a value; anything else is a bug, and goes on. */
function expected(error: unknown): KpDualError {
  if (error instanceof KpDualError) return error;
  throw error;
}

const errorOf = (result: Reply<unknown> | KpDualError) =>
  result instanceof KpDualError ? result : undefined;

/** To be refused is expected of an optional read; only a token that has run out is worth another one. */
const expiryIn = (result: Reply<unknown> | KpDualError, token: string) =>
  result instanceof KpDualError && hasRunOut(token, result.facts.now) ? result : undefined;

const refusalIn = (judgement: Judgement<unknown>) =>
  judgement.verdict === "no" && judgement.proof === "refused" ? judgement.error : undefined;

const unchanged = (error: KpDualError) => error.with({ changed: false });

/** Why the answer was lost is kept as the cause; what matters is that the change may have happened. */
function lost(cause: KpDualError): KpDualError {
  const { why: _why, do: _do, ...facts } = cause.facts;
  return new KpDualError("answer-lost", { ...facts, changed: "unknown" }, { cause });
}

/** What a change came to. Where nothing proves that it did not happen, it may have. */
async function outcomeOf(
  judgement: Judgement<undefined>,
  explained: (error: KpDualError) => Promise<KpDualError>,
): Promise<Attempt> {
  if (judgement.verdict === "yes") return { outcome: "accepted" };
  const { proof, error } = judgement;
  if (proof === "refused") return { outcome: proof, error: unchanged(await explained(error)) };
  if (proof === "never-sent") return { outcome: proof, error: unchanged(error) };
  return { outcome: "lost", error: lost(error) };
}

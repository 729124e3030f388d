import type { Instance } from "../core/instance.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { From, ReadFrom } from "./api.js";
import { personOf } from "./claims.js";
import { refusalStatus } from "./refusal-status.js";
import { getInstance } from "./resource-controller.js";
import type { Unauthorized } from "./sender.js";
import { type Cause, type Look, whyUnauthorized } from "./why-unauthorized.js";

/** What explaining a 401 needs. */
export interface Explaining {
  readonly readFrom: ReadFrom;
  /** Where the resource controller is. */
  readonly controller: string;
  readonly instance: Instance;
  /** Whether a read of this instance has succeeded in this session. */
  readonly hasRead: () => boolean;
  /** This machine's now; it is used where the service's isn't known. */
  readonly clock: () => Date;
}

/**
 * Makes of every 401 the one failure that the facts allow. The resource controller is asked once at most. It
 * throws nothing, since a fault in here must not hide what became of the request.
 */
export function explainUnauthorized(means: Explaining) {
  const { instance, readFrom, controller: origin } = means;
  let look: Promise<Look> | undefined;

  const explain = async ({ operation, error, token }: Unauthorized): Promise<KpDualError> => {
    const now = error.facts.now ?? means.clock();
    const person = await personOf(token);
    const known = { person, instance, now, hasRead: means.hasRead() };
    let cause = whyUnauthorized({ ...known, look: { found: "not-asked" } });
    if (cause === "ask") {
      const headers = { authorization: `Bearer ${token}` };
      look ??= lookAt(instance.id, readFrom, { origin, headers });
      cause = whyUnauthorized({ ...known, look: await look });
    }
    return cause === "ask" ? error : failure(cause, operation, error, instance);
  };
  return (unauthorized: Unauthorized): Promise<KpDualError> =>
    explain(unauthorized).catch((cause: unknown) => unexplained(unauthorized.error, cause));
}

/** A token that can't be read is a cause too; after anything else the 401 stays as it came. */
function unexplained(error: KpDualError, cause: unknown): KpDualError {
  if (cause instanceof KpDualError) return cause.with(error.facts);
  return new KpDualError(error.code, error.facts, { cause });
}

const lookAt = (id: string, readFrom: ReadFrom, controller: From): Promise<Look> =>
  readFrom(getInstance, { instance: id }, controller).then(
    ({ value }) => ({ found: "instance", record: value }),
    (error: unknown) => {
      if (!(error instanceof KpDualError)) throw error;
      return { found: refusalStatus(error) === 404 ? "nothing" : "failed" };
    },
  );

function failure(
  { code, values, ...words }: Cause,
  { name, roles }: Unauthorized["operation"],
  error: KpDualError,
  { at, id, name: instance }: Instance,
): KpDualError {
  const named = { operation: name, role: roles.join(" or "), instance: instance ?? id, at };
  const facts = {
    ...error.facts,
    ...words,
    values: { ...error.facts.values, ...named, ...values },
  };
  return new KpDualError(code, facts, { cause: error });
}

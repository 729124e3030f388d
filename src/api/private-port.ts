import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api } from "./api.js";
import { placeOf } from "./endpoint-place.js";
import { trustedOrigin } from "./hosts.js";
import { type Operation, path } from "./operation.js";
import { isUnauthorized } from "./renewal.js";

/** The port that an `allowedIP` policy gives to the private endpoint. Answered whatever that policy says, on the usual port. */
export const getAllowedIpPort: Operation<unknown, number | null> = {
  name: "ask for the private port of the instance",
  method: "GET",
  path: () => path`/api/v2/instance/allowed_ip_port`,
  roles: ["Manager"],
  accepts: [200],
  answer: async () => (await import("./allowed-ip-port.js")).AllowedIpPort,
};

const NAME_IT =
  "if the instance has an allowedIP policy, ask a Manager of {instance} for its private port: --endpoint {private}:PORT";

/** Whether an instance could have a port of its own there: only the private hosts that many share (api.md §1.1). */
function mayHavePort(endpoint: string): boolean {
  const place = placeOf(endpoint);
  return place?.form === "shared" && place.private && new URL(endpoint).port === "";
}

/** Only Managers are told the port. */
function hinted(refused: KpDualError, endpoint: string): KpDualError {
  const { facts, code, cause, explanation } = refused;
  const values = { ...facts.values, private: endpoint };
  return new KpDualError(code, { ...facts, values, do: [...explanation.do, NAME_IT] }, { cause });
}

/**
 * An instance at its private endpoint. One with an `allowedIP` policy is refused on the usual port, by a 401, and
 * served on a port of its own. Hardly any instance has that policy, so the port is asked for once at most, when the first
 * read was refused; from then on everything goes there. A change is never sent a second time for it: a read goes before.
 */
export function throughPrivatePort(endpoint: string, make: (endpoint: string) => Api): Api {
  const usual = make(endpoint);
  if (!mayHavePort(endpoint)) return usual;
  let api = usual;
  let isServed = false;
  let asking: Promise<Api> | undefined;

  const atItsPort = async (refused: KpDualError): Promise<Api> => {
    const asked = usual.read(getAllowedIpPort, undefined, { optional: true });
    const { value: port } = await asked.catch((error: unknown) => {
      throw error instanceof KpDualError ? hinted(refused, endpoint) : error;
    });
    if (port === null) throw refused;
    return make(trustedOrigin(`${endpoint}:${port}`, "service"));
  };

  const read: Api["read"] = async (operation, input, options) => {
    const used = api;
    try {
      const reply = await used.read(operation, input, options);
      isServed = true;
      return reply;
    } catch (error) {
      const isNews = used === usual && !isServed && !options?.optional;
      if (!isNews || !(error instanceof KpDualError && isUnauthorized(error))) throw error;
      asking ??= atItsPort(error);
      api = await asking;
      return api.read(operation, input, options);
    }
  };
  return { read, attempt: (...attempt) => api.attempt(...attempt) };
}

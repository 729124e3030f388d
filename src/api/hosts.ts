import { isKnownHost } from "../core/known-host.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { couldBeLoopback } from "./could-be-loopback.js";

/** Who named an address. Only a person, on that very command line, may name a host that we don't know. */
export type NamedBy = "command-line" | "environment" | "environment-iam" | "journal" | "service";

/** A scheme, a host in ASCII, a port and nothing else: no user, no path, no escapes that a parser would undo. */
const ADDRESS = /^(?:(https?):\/\/)?((?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?)\/?$/i;

const NAME_IT = "if you trust it, name it on the command line: --endpoint https://{host}";

const remedies: Readonly<Record<Exclude<NamedBy, "command-line">, string>> = {
  environment: NAME_IT,
  "environment-iam": "unset IBMCLOUD_IAM_API_ENDPOINT",
  journal: NAME_IT,
  service: NAME_IT,
};

const refused = (host: string, why: string, ...todo: string[]) =>
  new KpDualError("host-not-allowed", { values: { host }, why, do: todo });

/** The address itself isn't quoted, since a password may be in it. */
const malformed = () =>
  new KpDualError("insecure-endpoint", {
    why: "an address is https:// and the name of a host, perhaps a port; no user, path or query",
    do: ["write it like https://eu-de.kms.cloud.ibm.com"],
  });

/**
 * The scheme, host and port of an address that credentials may be sent to; any other is refused here, before
 * anything is sent. A host without a scheme is meant with https, as the HPCS documentation writes it.
 */
export function trustedOrigin(address: string, namedBy: NamedBy): string {
  const [, scheme = "https", authority] = ADDRESS.exec(address.trim()) ?? [];
  const named = `https://${authority}`;
  if (authority === undefined || !URL.canParse(named)) throw malformed();
  const url = new URL(named);
  const { hostname, origin } = url;

  if (couldBeLoopback(hostname))
    throw refused(
      hostname,
      "an address of this machine is for rehearsals only",
      "for a rehearsal, set KP_DUAL_REHEARSAL to it",
      "leave out --endpoint, KP_TARGET_ADDR and KP_PRIVATE_ADDR",
    );
  if (scheme.toLowerCase() !== "https")
    throw new KpDualError("insecure-endpoint", { values: { host: url.host } });
  if (namedBy !== "command-line" && !isKnownHost(url))
    throw refused(
      url.host,
      "credentials go to hosts of IBM Cloud only, unless the command line names another",
      remedies[namedBy],
    );
  return origin;
}

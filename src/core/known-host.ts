/** Hosts of IBM that credentials may go to without being named on the command line (interface.md §2). */
const KNOWN_HOST =
  /^(?!.*xn--)(?:[a-z0-9-]+\.)+(?:cloud\.ibm\.com|kms\.appdomain\.cloud|hs-crypto\.appdomain\.cloud)$/;

/** The ports of older HPCS instances, and of networks with an allowed-IP policy (api.md §1.1, §1.3). */
const KNOWN_PORTS = { first: 8_000, last: 19_999 } as const;

/** Whether an address is one of IBM's; any other a person has to name, on that very command line. */
export const isKnownHost = ({ hostname, port }: Pick<URL, "hostname" | "port">): boolean =>
  KNOWN_HOST.test(hostname) &&
  (port === "" || (Number(port) >= KNOWN_PORTS.first && Number(port) <= KNOWN_PORTS.last));

import { change, type Row } from "./row.js";
import {
  closedPort,
  noTls,
  proxyThatSays,
  resetOnArrival,
  silentHandshake,
  unresolved,
  untrusted,
} from "./ways.js";

const not = (tries: string, words: string) => ({
  R: `${tries}: exit 8: ${words}`,
  ...change(`${tries}: not-done 8: not {}: ${words}`),
});

/** Not a byte of the request left: all may be tried again, and nothing happened. */
export const neverSent: readonly Row[] = [
  {
    fault: "the name is not known",
    way: unresolved("ENOTFOUND"),
    ...not("1 try", "the service's host name was not found"),
  },
  {
    fault: "the resolver is out of order",
    way: unresolved("EAI_AGAIN"),
    ...not("3 tries", "the service's host name was not found"),
    waits: [25, 50],
  },
  {
    fault: "refused connection",
    way: closedPort,
    ...not("3 tries", "the service's host refused the connection"),
    waits: [25, 50],
  },
  {
    fault: "unreachable network",
    way: unresolved("ENETUNREACH"),
    ...not("3 tries", "the service was not reached"),
  },
  {
    fault: "a certificate that nobody vouches for",
    way: untrusted,
    ...not("1 try", "the connection to the service is not safe"),
  },
  {
    fault: "another protocol than TLS",
    way: noTls,
    ...not("1 try", "the connection to the service is not safe"),
  },
  {
    fault: "a TLS handshake without an end",
    way: silentHandshake,
    ...not("3 tries", "no connection to the service came about in time"),
  },
  {
    fault: "reset before the handshake",
    way: resetOnArrival,
    ...not("3 tries", "the service was not reached"),
  },
  {
    fault: "the proxy wants a password (407)",
    way: proxyThatSays("407 Proxy Authentication Required"),
    ...not("1 try", "something else answered in the service's place"),
  },
  {
    fault: "the proxy has no way (502 to CONNECT)",
    way: proxyThatSays("502 Bad Gateway"),
    ...not("1 try", "something else answered in the service's place"),
  },
];

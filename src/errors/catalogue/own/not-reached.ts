import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Not reached: nothing changed. */
export const notReached = {
  "not-reached": {
    title: "the service was not reached",
    why: "no byte of the request left this machine, so nothing has changed: {detail}",
    do: ["check the network and any proxy, then repeat this command", "check the address: {host}"],
    exit: EXIT.notReached,
  },
  "no-answer": {
    title: "the service's answer did not come",
    why: "{host} took the request, but the connection broke before the whole answer had come",
    do: [
      "wait a minute, then repeat this command",
      "give it longer with --timeout 60s; check the network and any proxy",
    ],
    exit: EXIT.notReached,
  },
  "name-not-resolved": {
    title: "the service's host name was not found",
    why: "the name {host} couldn't be resolved: the region may be wrong, or this network doesn't know private names",
    do: [
      "check the region and --private, then the name resolution of this network",
      "behind a proxy, export HTTPS_PROXY",
    ],
    exit: EXIT.notReached,
  },
  "connection-refused": {
    title: "the service's host refused the connection",
    why: "{host} was found, but nothing there takes connections, or a firewall turns them away",
    do: [
      "check the endpoint and its port, and any proxy; then repeat this command",
      "an allowedIP policy moves an instance's private endpoint to another port: ask a Manager of {instance}",
    ],
    exit: EXIT.notReached,
  },
  "connection-timed-out": {
    title: "no connection to the service came about in time",
    why: "{host} didn't answer: private endpoints do so for machines without a route to IBM Cloud's private network",
    do: [
      "check --private, the route and the firewall, then repeat this command",
      "on a slow line, give it longer: --timeout 60s",
    ],
    exit: EXIT.notReached,
  },
  "tls-failed": {
    title: "the connection to the service is not safe",
    why: "the certificate of {host} didn't pass the checks ({detail}): somebody in between may be reading along",
    do: [
      "if your company's proxy does that: export NODE_EXTRA_CA_CERTS with the file of its certificate authority",
      "check the endpoint's name and this machine's clock",
    ],
    exit: EXIT.notReached,
  },
  busy: {
    title: "the service is busy",
    why: "it answered 429: more requests than it takes at the moment; nothing has changed",
    do: ["wait a minute, then repeat this command"],
    exit: EXIT.notReached,
    status: 429,
  },
  failing: {
    title: "the service is failing",
    why: "the service, or a gateway before it, answered with a fault of its own",
    do: [
      "wait a few minutes, then repeat this command: it looks first",
      "see whether a fault is known: https://cloud.ibm.com/status; else give IBM support the correlation id",
    ],
    exit: EXIT.notReached,
  },
  "no-crypto-units": {
    title: "the instance has no working crypto units",
    why: "the service answers only once the instance's crypto units are initialised, with one and the same master key",
    do: [
      "ask the crypto unit administrator of {instance} to initialise the crypto units, then repeat this command",
      "if they are initialised, wait a few minutes; after that ask IBM support",
    ],
    exit: EXIT.notReached,
    status: 503,
    says: [/no healthy upstream/i, /no crypto units are in kms-initialized state/i],
  },
  "crypto-units-uninitialised": {
    title: "the instance's crypto units are not initialised",
    why: "without a master key in its crypto units, Hyper Protect Crypto Services can use no key of the instance",
    do: [
      "ask the crypto unit administrator of {instance} to load the master key; see what is missing: ibmcloud tke cryptounits",
    ],
    exit: EXIT.notReached,
    status: 400,
    says: [/CKR_IBM_WK_NOT_INITIALIZED/i],
  },
  "proxy-answered": {
    title: "something else answered in the service's place",
    why: "a page or a redirect came back; the service sends neither, but proxies and sign-in portals do",
    do: [
      "open a browser on this network and sign in where it asks you to, then repeat this command",
      "check HTTPS_PROXY and the endpoint",
    ],
    exit: EXIT.notReached,
  },
  "malformed-answer": {
    title: "the service's answer can't be understood",
    why: "it is JSON, but fits nothing that the service is known to send",
    do: [
      "check that the endpoint is one of Key Protect or Hyper Protect Crypto Services",
      "update kp-dual; if that doesn't help, report it with the correlation id",
    ],
    exit: EXIT.unexpected,
  },
  "too-large-answer": {
    title: "the answer was too large to be the service's",
    why: "kp-dual stops reading where no real answer could be so long",
    do: [
      "check the endpoint and any proxy, then repeat this command",
      "list less at once: name a key ring with --key-ring",
    ],
    exit: EXIT.notReached,
  },
  "list-incomplete": {
    title: "not everything could be listed",
    why: "the service gave fewer keys than it counted, or stopped on the way, so what is shown may lack some",
    do: [
      "repeat this command; somebody may be changing keys at the moment",
      "ask an administrator of {instance} whether you may see every key ring",
    ],
    exit: EXIT.someFailed,
  },
  "some-failed": {
    title: "not all of it was done",
    why: "each key stands for itself: the others went on",
    do: ["see the reason beside each key; then repeat the command: it looks first"],
    exit: EXIT.someFailed,
  },
} as const satisfies Record<string, Explanation>;

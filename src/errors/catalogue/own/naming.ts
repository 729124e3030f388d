import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** How the command line names and confirms. */
export const naming = {
  usage: {
    title: "{problem}",
    why: "kp-dual takes only what its help describes, so that nothing is guessed",
    do: ["see the help: kp-dual help"],
    exit: EXIT.usage,
  },
  "needs-confirmation": {
    title: "nobody can be asked here",
    why: "a question is asked at a terminal only; without one, in the background, under CI and with --no-input the answer must be given beforehand",
    do: ["look first, with --dry-run; then add: {flag}"],
    exit: EXIT.usage,
  },
  "wrong-confirmation": {
    title: "what --confirm says doesn't fit",
    why: "it must be the key's id or name; for several keys their number",
    do: ["check with --dry-run what would be changed; then give: {flag}"],
    exit: EXIT.usage,
  },
  "ambiguous-key": {
    title: "more than one key goes by that name",
    why: "names need not be unique, and a name may be another key's alias; kp-dual never chooses between keys",
    do: ["name the key by its id; see both: kp-dual key list {at} --search {key}"],
    exit: EXIT.usage,
  },
  "bad-key": {
    title: "that is no key",
    why: "a key is named by its id (a UUID), an alias (letters, digits, - and _) or its exact name",
    do: ["look for it among all keys: kp-dual key list {at}"],
    exit: EXIT.usage,
  },
  "bad-instance": {
    title: "that is no instance",
    why: "an instance is named by its saved name, its CRN or its GUID",
    do: [
      "see the saved ones: kp-dual instance list; find and save others: kp-dual instance discover",
      "list the instances of your account: ibmcloud resource service-instances --service-name kms --long",
    ],
    exit: EXIT.usage,
  },
  "region-contradicts": {
    title: "the region contradicts the instance",
    why: "the CRN holds the instance's region, and --region names another",
    do: ["leave --region out"],
    exit: EXIT.usage,
  },
  "region-needed": {
    title: "the instance's region is not known",
    why: "a GUID doesn't tell its region, and the resource controller couldn't be asked or didn't know it",
    do: [
      "add --region, such as --region eu-de, or name the instance by its CRN",
      "for Hyper Protect Crypto Services add --endpoint with the instance's own address",
    ],
    exit: EXIT.usage,
  },
  "host-not-allowed": {
    title: "credentials don't go to that host",
    why: "taken from the environment, an address must be one of IBM's; any other has to be named on the command line",
    do: ["if you trust {host}, name it yourself: --endpoint https://{host}"],
    exit: EXIT.usage,
  },
  "insecure-endpoint": {
    title: "the endpoint isn't safe",
    why: "credentials travel by https only, to a host alone: without a user, a path or a query",
    do: ["give it as --endpoint https://{host}"],
    exit: EXIT.usage,
  },
} as const satisfies Record<string, Explanation>;

import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Sent, and no proof either way. */
export const noProof = {
  "answer-lost": {
    title: "the answer was lost on the way",
    why: "the request left, but no whole answer came back: the service may have acted on it, or may still do so",
    do: [
      "look in a minute: kp-dual key show {key} {at}; then repeat the command: it looks before it sends",
      "IBM support can find the request by its correlation id",
    ],
    exit: EXIT.unknown,
  },
  "not-confirmed": {
    title: "the service said yes, but shows no change yet",
    why: "it accepted the request, and several looks afterwards still showed everything as before",
    do: [
      "look in a minute: kp-dual key show {key} {at}; then repeat the command: it looks before it sends",
    ],
    exit: EXIT.unknown,
  },

  "proven-undone": {
    title: "the service did not act on it",
    why: "the answer was lost, and a minute later the key is still as it was before: it will not change any more",
    do: ["repeat the command: it looks before it sends"],
    exit: EXIT.notReached,
  },
  "service-down": {
    title: "not begun: the service was out of reach",
    why: "after five keys in a row that could not be worked on, no more are begun; nothing was sent for this one",
    do: ["see why beside the keys before it; then finish the run: kp-dual resume {resumable}"],
    exit: EXIT.notReached,
  },
  "locked-out": {
    title: "not begun: the service doesn't let you in any more",
    why: "it refused a key, and shows no other one of the run either, so that it is not about one key; nothing was sent for this one",
    do: [
      "{who} signs in again, or asks an administrator of {instance} for the role back: kp-dual whoami",
      "then finish the run: kp-dual resume {resumable}",
    ],
    exit: EXIT.notAllowed,
  },
  stopped: {
    title: "not begun: the run was stopped",
    why: "a person or a signal stopped the run before this key's turn; nothing was sent for it",
    do: ["finish the run: kp-dual resume {resumable}"],
    exit: EXIT.interrupted,
  },
} as const satisfies Record<string, Explanation>;

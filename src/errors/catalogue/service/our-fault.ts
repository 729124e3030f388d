import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** What kp-dual does about a request of its own that the service calls malformed: nothing that a user could. */
export const ourFault = {
  title: "the service calls the request malformed",
  do: ["this is a fault of kp-dual: update it, or report this with the correlation id"],
  exit: EXIT.unexpected,
} as const satisfies Omit<Explanation, "why">;

import type { Person } from "../core/person.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { bareToken } from "./bare-token.js";
import { tokenPayload } from "./token-payload.js";

/** Who a token speaks for, by its own claims, which are read and never verified. */
export async function personOf(token: string): Promise<Person> {
  const { Claims } = await import("./claims-resource.js");
  const { data } = Claims.safeParse(tokenPayload(bareToken(token)));
  if (!data)
    throw new KpDualError("unauthorized-token", {
      why: "what was given as an access token isn't one: it doesn't say for whom it speaks",
    });
  return data;
}

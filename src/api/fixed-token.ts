import { bareToken } from "./bare-token.js";
import type { TokenSource } from "./token-source.js";

/** A token that somebody gave us, with or without "Bearer ". There is no other. */
export function fixedToken(given: string): TokenSource {
  const token = bareToken(given);
  return { token: async () => token, renew: async () => undefined };
}

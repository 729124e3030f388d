import type { Grant } from "./iam-token.js";
import { refusalStatus } from "./refusal-status.js";
import type { TokenSource } from "./token-source.js";

/** A token is renewed after this part of its life, and at the latest so many milliseconds before its end. */
const RENEWAL = { part: 0.8, before: 60_000 } as const;

/** What IAM won't answer differently the next time it is asked. */
const FINAL: readonly (number | undefined)[] = [400, 401, 403];

const renewalAfter = (seconds: number): number =>
  Math.min(seconds * 1_000 * RENEWAL.part, seconds * 1_000 - RENEWAL.before);

/**
 * A source that signs in when it must, once for all who wait. The life of a token is counted from before it was
 * asked for, by a clock that nobody sets: `elapsed` is in milliseconds. A refused sign-in is not tried again.
 */
export function renewingToken(exchange: () => Promise<Grant>, elapsed: () => number): TokenSource {
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let underWay: Promise<string> | undefined;

  const signIn = async (): Promise<string> => {
    const asked = elapsed();
    const { token, lifetime } = await exchange();
    held = { token, renewAt: asked + renewalAfter(lifetime) };
    return token;
  };
  const signInOnce = (): Promise<string> => {
    underWay ??= signIn().then(
      (token) => {
        underWay = undefined;
        return token;
      },
      (error: unknown) => {
        if (!FINAL.includes(refusalStatus(error))) underWay = undefined;
        throw error;
      },
    );
    return underWay;
  };

  return {
    token: async () => (held && elapsed() < held.renewAt ? held.token : await signInOnce()),
    renew: async (refused) => {
      const token = held && held.token !== refused ? held.token : await signInOnce();
      return token === refused ? undefined : token;
    },
  };
}

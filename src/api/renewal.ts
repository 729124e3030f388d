import type { KpDualError } from "../errors/kp-dual-error.js";
import { hasRunOut } from "./has-run-out.js";
import type { TokenSource } from "./token-source.js";

/** What came of a request, and the token that it was last made with. */
export interface Signed<Result> {
  readonly result: Result;
  readonly token: string;
}

/** Whether the service itself did not accept the token; a proxy that answers 401 has not seen it judged. */
export const isUnauthorized = ({ code, facts }: KpDualError): boolean =>
  facts.status === 401 && code !== "proxy-answered";

/**
 * Makes requests with the token, and once more with another one after a 401. A 401 to a token that is
 * itself such another one has a cause that no token cures, so it is not renewed again (reliability.md §0.1),
 * unless it has come to its own end meanwhile.
 */
export function makeRenewal(source: TokenSource) {
  let renewed: string | undefined;
  return async <Result>(
    make: (token: string) => Promise<Result>,
    errorOf: (result: Result, token: string) => KpDualError | undefined,
  ): Promise<Signed<Result>> => {
    const token = await source.token();
    const result = await make(token);
    const error = errorOf(result, token);
    if (!error || !isUnauthorized(error)) return { result, token };
    if (token === renewed && !hasRunOut(token, error.facts.now)) return { result, token };
    const other = await source.renew(token);
    if (other === undefined) return { result, token };
    renewed = other;
    return { result: await make(other), token: other };
  };
}

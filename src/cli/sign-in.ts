import type { TokenSource } from "../api/token-source.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { shown } from "../views/gate.js";
import type { SignInMeans, Way } from "./sign-in/way.js";
import { WAYS } from "./sign-in/ways.js";

/** How somebody signed in, and the tokens that it gives. */
export interface Credential extends Pick<Way, "renews"> {
  readonly token: TokenSource;
  /** The way that was taken, as people know it. */
  readonly way: string;
}

/**
 * The first credential that is present, in the order of interface.md §2; none is "not-signed-in". What was passed
 * over is said, so that nobody is taken for somebody else in silence.
 */
export async function signIn(means: SignInMeans): Promise<Credential> {
  const reasons: string[] = [];
  for (const { name, renews, open } of waysFor(means)) {
    const found = await open(means);
    if (found === null) continue;
    if (!("passedOver" in found)) {
      for (const reason of reasons) means.notice(shown`${reason}`);
      return { way: name, renews, token: kept(found, means) };
    }
    reasons.push(found.passedOver);
  }
  throw notSignedIn(reasons, means);
}

const waysFor = ({ rehearsal }: Pick<SignInMeans, "rehearsal">): readonly Way[] =>
  rehearsal ? WAYS.filter(({ inRehearsals }) => inRehearsals) : WAYS;

const IN_A_REHEARSAL = "a rehearsal takes an API key or a token, and there is neither";

function notSignedIn(reasons: readonly string[], { rehearsal }: Pick<SignInMeans, "rehearsal">) {
  const why = rehearsal ? IN_A_REHEARSAL : reasons.join("; ");
  return new KpDualError("not-signed-in", why === "" ? {} : { why });
}

/** Each new token is kept from being printed before anybody gets it. */
function kept(source: TokenSource, { keepSecret }: Pick<SignInMeans, "keepSecret">): TokenSource {
  let last: string | undefined;
  const keep = (token: string) => {
    if (token !== last) keepSecret(token);
    last = token;
    return token;
  };
  return {
    token: async () => keep(await source.token()),
    renew: async (refused) => {
      const other = await source.renew(refused);
      return other && keep(other);
    },
  };
}

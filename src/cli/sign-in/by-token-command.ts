import { bareToken } from "../../api/bare-token.js";
import { credentialFits } from "../../api/credential-fits.js";
import type { Grant } from "../../api/iam-token.js";
import { renewingToken } from "../../api/renewing-token.js";
import { tokenPayload } from "../../api/token-payload.js";
import type { TokenSource } from "../../api/token-source.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { shown } from "../../views/gate.js";
import type { StopSignal } from "../signals.js";
import { firstLine, NoLine } from "./first-line.js";
import type { SignInMeans } from "./way.js";

/** A token that doesn't tell its end is taken for one of the usual life, in seconds. */
const USUAL = 3_600;

/** However short a token lives, the command isn't run at every request: a 401 asks for another one sooner. */
const SHORTEST = 90;

/** So much of what it says on standard error is passed on. */
const LINES = 50;
const LINE_LENGTH = 300;

/**
 * Tokens that a command of the user prints; it is run again when one ends. All of them must be of one person: a run
 * that is under way can't become somebody else's.
 */
export function byTokenCommand(command: string, means: SignInMeans): TokenSource {
  let identity: unknown;
  const exchange = async (): Promise<Grant> => {
    const token = bareToken(await printed(command, means));
    means.keepSecret(token);
    const claims = tokenPayload(token);
    const iamId = claims?.["iam_id"];
    if (!claims || !iamId) throw gaveNone("its first line is no access token");
    credentialFits(means.rehearsal, { kind: "token", secret: token });
    identity ??= iamId;
    if (identity !== iamId) throw gaveNone("its new token is of somebody else than its first one");
    return { token, lifetime: lifetimeOf(claims["exp"], means.clock()) };
  };
  return renewingToken(exchange, means.elapsed);
}

const gaveNone = (why: string, said?: string) =>
  new KpDualError("token-command", { why, ...(said && { said }) });

const lifetimeOf = (end: unknown, now: Date): number =>
  typeof end === "number" ? Math.max(end - now.getTime() / 1_000, SHORTEST) : USUAL;

/** A signal ends the command first, and then has its usual effect. */
async function printed(command: string, means: SignInMeans): Promise<string> {
  const stop = new AbortController();
  const { tokenCommand } = means.patience;
  const timer = setTimeout(
    () => stop.abort(`it took longer than ${tokenCommand / 1_000} seconds`),
    tokenCommand,
  );
  let signalled: StopSignal | undefined;
  const unlisten = means.onSignal((signal) => {
    signalled = signal;
    stop.abort("it was stopped");
  });
  means.onEnd(async () => stop.abort("it was not needed any more"));
  const saying = sayings(means);
  try {
    return await firstLine(command, { ...means, stop: stop.signal, said: saying.say });
  } catch (error) {
    throw error instanceof NoLine ? gaveNone(error.message, saying.last()) : error;
  } finally {
    clearTimeout(timer);
    unlisten();
    if (signalled) means.raise(signalled);
  }
}

/** What the command says to people is passed on, sanitised, and kept for the case that it fails. */
function sayings({ notice }: Pick<SignInMeans, "notice">) {
  let count = 0;
  let last: string | undefined;
  const say = (line: string) => {
    if (line.trim() === "") return;
    last = line.slice(0, LINE_LENGTH);
    count += 1;
    if (count <= LINES) notice(shown`token command: ${last}`);
  };
  return { say, last: () => last };
}

import { EXIT, type ExitCode } from "../errors/exit-codes.js";

/** What one look at this machine, or from it, came to. */
export interface Symptom {
  /** `no` is what makes commands fail, or lets others act for you; an `ok` with something to do is advice. */
  readonly verdict: "ok" | "no" | "unknown";
  readonly detail: string;
  /** The likeliest remedy first; empty where there is nothing to do. */
  readonly do: readonly string[];
  /** What commands exit with because of it; 0 unless the verdict is `no`. */
  readonly exit: ExitCode;
}

/** A symptom, and the name of the check that found it. */
export interface Diagnosis extends Symptom {
  readonly check: string;
}

type Mild = (detail: string, ...todo: readonly string[]) => Symptom;

export const healthy: Mild = (detail, ...todo) => ({
  verdict: "ok",
  detail,
  do: todo,
  exit: EXIT.done,
});

export const unclear: Mild = (detail, ...todo) => ({
  verdict: "unknown",
  detail,
  do: todo,
  exit: EXIT.done,
});

export const ill = (exit: ExitCode, detail: string, ...todo: readonly string[]): Symptom => ({
  verdict: "no",
  detail,
  do: todo,
  exit,
});

/**
 * The gravest first: a fault of kp-dual; then what is nearest to this machine, since it has to be mended before
 * anything behind it can be judged: the machine itself, what was said to it, the sign-in, the way, the instance.
 */
const GRAVEST: readonly ExitCode[] = [
  EXIT.unexpected,
  EXIT.local,
  EXIT.usage,
  EXIT.notAllowed,
  EXIT.notReached,
  EXIT.notFound,
];

/** The exit code of the worst of them; 0 where none is a `no`. */
export function worstOf(symptoms: readonly Pick<Symptom, "exit">[]): ExitCode {
  const exits: readonly ExitCode[] = symptoms.map(({ exit }) => exit);
  const known = GRAVEST.find((exit) => exits.includes(exit));
  return known ?? exits.find((exit) => exit !== EXIT.done) ?? EXIT.done;
}

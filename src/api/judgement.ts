import type { KpDualError } from "../errors/kp-dual-error.js";
import type { WireAnswer } from "./transport.js";

/** A sending that brought what was asked for. */
export interface Yes<Output> {
  readonly verdict: "yes";
  readonly value: Output;
  readonly answer: WireAnswer;
  readonly correlationId: string;
}

/** A sending that did not. */
export interface No {
  readonly verdict: "no";
  readonly error: KpDualError;
  /** What proves that nothing happened: it never left, or it was refused. Without proof it may have. */
  readonly proof: "never-sent" | "refused" | "none";
  /** How often it is worth trying, this time included (reliability.md §2.5). */
  readonly tries: number;
  readonly answer?: WireAnswer;
}

/** What one sending came to, alike for reads and changes. */
export type Judgement<Output> = Yes<Output> | No;

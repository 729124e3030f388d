import type { ExitCode } from "./exit-codes.js";

/**
 * One failure, explained. `title` continues "error: not deleted: …" and has no full stop; `why` is the rule
 * behind it; `do` has the likeliest remedy first. All may hold placeholders: {key}, {instance}, {at}, {role} …
 */
export interface Explanation {
  readonly title: string;
  readonly why: string;
  readonly do: readonly [string, ...string[]];
  readonly exit: ExitCode;
  /** The HTTP status that the service or IAM sends with it; absent for what kp-dual itself refuses. */
  readonly status?: number;
  /**
   * Sentences of the service by which it is known when its code is missing or ambiguous. They run over white
   * space as single blanks, and no part of them may repeat without a bound.
   */
  readonly says?: readonly RegExp[];
  /** Its sentences say more than the code that comes with them. */
  readonly precise?: true;
}

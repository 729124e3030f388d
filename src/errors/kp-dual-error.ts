import { catalogue, type ErrorCode } from "./catalogue.js";
import type { ExitCode } from "./exit-codes.js";
import type { Explanation } from "./explanation.js";
import { fill } from "./fill.js";
import { shellWord } from "./shell-word.js";

/** What is known about one failure beyond its entry in the catalogue. */
export interface Facts {
  /** What did not happen, or may have: "not deleted". It is said before the title. */
  readonly effect?: string;
  /** What the placeholders of the entry stand for. */
  readonly values?: Readonly<Record<string, string>>;
  /** A reason more precise than the entry's, where the facts allow one. */
  readonly why?: string;
  /** Remedies more precise than the entry's. */
  readonly do?: readonly string[];
  readonly status?: number;
  /** The service's own code, as it came. */
  readonly reason?: string;
  /** The service's own words. */
  readonly said?: string;
  readonly correlationId?: string;
  readonly until?: Date;
  readonly retryAt?: Date;
  /** Now, by the service's clock: what `until` and `retryAt` are told against. */
  readonly now?: Date;
  readonly changed?: boolean | "unknown";
}

/** The values that come from a command line, as words of another one. */
const pasteable = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...values,
  ...(values["key"] !== undefined && { key: shellWord(values["key"]) }),
  ...(values["file"] !== undefined && { file: shellWord(values["file"]) }),
});

/** The one error that kp-dual throws on purpose. Anything else that escapes is a bug. */
export class KpDualError extends Error {
  override readonly name = "KpDualError";
  readonly code: ErrorCode;
  readonly facts: Facts;

  constructor(code: ErrorCode, facts: Facts = {}, options?: ErrorOptions) {
    super(catalogue[code].title, options);
    this.code = code;
    this.facts = facts;
  }

  get exit(): ExitCode {
    return catalogue[this.code].exit;
  }

  /** The entry of the catalogue with the facts of this failure filled in. */
  get explanation(): Pick<Explanation, "title" | "why" | "do"> {
    const { title, why, do: remedies }: Explanation = catalogue[this.code];
    const { values = {} } = this.facts;
    const [first, ...others] = (this.facts.do ?? remedies).map((remedy) =>
      fill(remedy, pasteable(values)),
    );
    return {
      title: fill(title, values),
      why: fill(this.facts.why ?? why, values),
      do: [first ?? "", ...others],
    };
  }

  /** The same failure with more facts; what was known before wins. */
  with(facts: Facts): KpDualError {
    const values = { ...facts.values, ...this.facts.values };
    return new KpDualError(this.code, { ...facts, ...this.facts, values }, { cause: this.cause });
  }
}

import type { ErrorCode } from "../errors/catalogue.js";
import type { Person } from "./person.js";

/** `unknown` is said to the person, and the service decides. */
export type Finding =
  | { readonly verdict: "ok" | "unknown"; readonly detail: string }
  | {
      readonly verdict: "no";
      readonly detail: string;
      readonly refusal: ErrorCode;
      /** From when the same would be allowed. */
      readonly retryAt?: Date;
      /** What to do, where that is not what the refusal says; with the placeholders of the catalogue. */
      readonly remedy?: string;
      /** Why, where that can be told more precisely than by the refusal; in our own words only. */
      readonly why?: string;
    };

/** One thing that must hold before a change: a name for the screen, and a pure judgement. */
export interface Check<Snapshot> {
  readonly name: string;
  readonly judge: (seen: Snapshot, by: Person) => Finding;
}

export const ok = (detail: string): Finding => ({ verdict: "ok", detail });
export const unknown = (detail: string): Finding => ({ verdict: "unknown", detail });
export const no = (refusal: ErrorCode, detail: string, retryAt?: Date): Finding => ({
  verdict: "no",
  detail,
  refusal,
  ...(retryAt && { retryAt }),
});

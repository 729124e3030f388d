import { catalogue, type ErrorCode } from "./catalogue.js";
import type { Explanation } from "./explanation.js";

/** Something known that stands in a text: its code, and the characters that it takes up. */
export interface Found {
  readonly code: ErrorCode;
  readonly from: number;
  readonly to: number;
}

interface Sentence {
  readonly code: ErrorCode;
  readonly pattern: RegExp;
}

const entries = Object.entries(catalogue) as [ErrorCode, Explanation][];

const known: readonly Sentence[] = entries.flatMap(([code, { says = [] }]) =>
  says.map((pattern) => ({ code, pattern: new RegExp(pattern, "gi") })),
);

/** The known sentences of a text in order of appearance. White space must be single blanks. */
export function sentencesIn(text: string): readonly Found[] {
  const found = known.flatMap(({ code, pattern }) =>
    Array.from(text.matchAll(pattern), ({ 0: words, index: from }) => ({
      code,
      from,
      to: from + words.length,
    })),
  );
  return outermost(found);
}

/** Without those that lie within a longer one, which says more. */
function outermost(found: readonly Found[]): readonly Found[] {
  let covered = 0;
  return found
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ to }) => {
      const isOutermost = to > covered;
      covered = Math.max(covered, to);
      return isOutermost;
    });
}

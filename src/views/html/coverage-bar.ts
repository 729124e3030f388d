import type { Coverage } from "../../core/coverage.js";
import { coverageWords } from "../coverage.js";
import { type Html, html } from "./html.js";

/** A part of all keys: how it looks, and what it means in words, so that the look alone says nothing. */
interface Part {
  readonly look: "covered" | "bare" | "untold";
  readonly count: number;
  readonly words: string;
}

const partsOf = ({ total, covered, unknown }: Coverage): readonly Part[] =>
  [
    { look: "covered", count: covered, words: "need two people" } as const,
    { look: "bare", count: total - covered - unknown, words: "one person can delete" } as const,
    { look: "untold", count: unknown, words: "of which the service does not tell" } as const,
  ].filter(({ count }) => count > 0);

const share = (count: number, total: number) => Math.round((count / total) * 10_000) / 100;

/** How many keys need two people, as a bar and in numbers; without a key there is no bar. */
export function coverageBar(coverage: Coverage, complete: boolean): Html {
  const { total } = coverage;
  const words = coverageWords(coverage, complete);
  if (total === 0) return html`<p>${complete ? "There are no keys." : words}</p>`;
  const parts = partsOf(coverage);
  const before = parts.map((_, at) =>
    parts.slice(0, at).reduce((sum, { count }) => sum + share(count, total), 0),
  );
  return html`<p class="figure">${words}</p>
<svg class="bar" role="img" width="100%" height="18" aria-label="${words}">${parts.map(
    ({ look, count }, at) =>
      html`<rect class="${look}" x="${before[at] ?? 0}%" y="1" width="${share(count, total)}%" height="16"/>`,
  )}</svg>
<ul class="legend">${parts.map(
    ({ look, count, words: meaning }) =>
      html`<li><svg aria-hidden="true" width="12" height="12"><rect class="${look}" x="1" y="1" width="10" height="10"/></svg> <b>${count}</b> ${meaning}</li>`,
  )}</ul>
`;
}

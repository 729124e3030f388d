import { visible } from "../gate.js";
import { withEntities } from "./with-entities.js";

declare const made: unique symbol;

/** Markup that was made here: in it, what came from outside is text and nothing else. */
export interface Html {
  readonly markup: string;
  readonly [made]: true;
}

/** What may stand in a template: markup, text, and lists of them; of null nothing is seen. */
type Part = Html | string | number | null | readonly Part[];

/** Through the gate first, so that nothing unseen is on the page; then without a meaning to a browser. */
const escaped = (text: string): string => withEntities(visible(text));

const isList = (part: Part): part is readonly Part[] => Array.isArray(part);

function markupOf(part: Part): string {
  if (part === null) return "";
  if (isList(part)) return part.map(markupOf).join("");
  return typeof part === "object" ? part.markup : escaped(String(part));
}

/**
 * Markup in our own words; every text that is put into it is escaped, and may stand between tags or in a quoted
 * attribute. Never put one into a tag's name, a script, a style or an address.
 */
export const html = (words: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  ({ markup: String.raw({ raw: words }, ...parts.map(markupOf)) }) as Html;

import { formsOf } from "./secret-forms.js";
import { withoutShapes } from "./secret-shapes.js";

const INSTEAD = "[secret]";
/** A part of a secret of this length is taken out too. */
const PART = 12;
/** Parts are looked for by pieces of this length … */
const PIECE = 6;
/** … at every so many characters: whatever part there is, one of them lies wholly inside of it. */
const STRIDE = PART - PIECE + 1;

/**
 * What may stand between the characters of a secret: blanks, line breaks and borders and colours, as a table or a quoting service
 * puts them there, and what the gate and JSON make of them.
 */
const GAP = new RegExp(
  `(?:[\\s|\\u2500-\\u257F]|${String.fromCodePoint(0x1b)}\\[[\\d;]*m|<U\\+[0-9A-F]{4,6}>|\\\\u[0-9a-f]{4}|\\\\[bfnrt])+`,
  "g",
);

type Redact = (text: string) => string;

/**
 * The last step of everything that is printed: takes out the secrets that are known, in all their forms and any
 * 12 characters of them, also in pieces, and what looks like a secret. Secrets may be added later; texts may be large.
 */
export function redactor(secrets: () => readonly string[]): Redact {
  let known: readonly string[] = [];
  let withoutKnown: Redact = (text) => text;
  return (text) => {
    const now = secrets();
    if (now.length !== known.length || now.some((secret, at) => secret !== known[at])) {
      known = [...now];
      withoutKnown = byValue(known);
    }
    return withoutShapes(withoutKnown(text), INSTEAD);
  };
}

/** Secrets shorter than a piece are words that any text may hold: they are left. */
function byValue(secrets: readonly string[]): Redact {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form.length >= PIECE);
  const long = withoutParts(forms.map(dense).filter((form) => form.length >= PART));
  const short = forms.filter((form) => dense(form).length < PART);
  return (text) => short.reduce((rest, form) => rest.replaceAll(form, INSTEAD), long(text));
}

/** All the substrings of a length that the forms have; shorter forms have none. */
const piecesOf = (forms: readonly string[], length: number): ReadonlySet<string> =>
  new Set(
    forms.flatMap((form) =>
      Array.from({ length: form.length - length + 1 }, (_, at) => form.slice(at, at + length)),
    ),
  );

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const dense = (text: string): string => text.replace(GAP, "");

function withoutParts(forms: readonly string[]): Redact {
  const pieces = piecesOf(forms, PIECE);
  let parts: ReadonlySet<string> | undefined;
  const isPart = (text: string) => {
    parts ??= piecesOf(forms, PART);
    return parts.has(text);
  };
  return (text) => {
    const found = stretchesIn(dense(text), pieces, isPart);
    return found.length === 0 ? text : withoutStretches(text, found);
  };
}

function stretchesIn(
  text: string,
  pieces: ReadonlySet<string>,
  isPart: (text: string) => boolean,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < text.length; at += STRIDE) {
    const from = stretches.at(-1)?.to ?? 0;
    const found = pieces.has(text.slice(at, at + PIECE)) && stretchAround(text, at, from, isPart);
    if (found) stretches.push(found);
  }
  return stretches;
}

/** Takes out what was found in the text without its gaps, with the gaps inside of it. */
function withoutStretches(text: string, stretches: readonly Stretch[]): string {
  const places = placesIn(text);
  let kept = "";
  let from = 0;
  for (const stretch of stretches) {
    kept += `${text.slice(from, places[stretch.from])}${INSTEAD}`;
    from = (places[stretch.to - 1] ?? text.length) + 1;
  }
  return kept + text.slice(from);
}

/** Where each character of the text without its gaps stands in the text. */
function placesIn(text: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const gap of text.matchAll(GAP)) {
    for (; at < gap.index; at++) places.push(at);
    at += gap[0].length;
  }
  for (; at < text.length; at++) places.push(at);
  return places;
}

/** The whole stretch, beginning near `at` and not before `from`, in which any 12 characters are a part of a secret. */
function stretchAround(
  text: string,
  at: number,
  from: number,
  isPart: (text: string) => boolean,
): Stretch | undefined {
  const begins = (start: number) => isPart(text.slice(start, start + PART));
  const starts = Array.from({ length: STRIDE }, (_, back) => at + PIECE - PART + back);
  const first = starts.find((start) => start >= from && begins(start));
  if (first === undefined) return undefined;
  let last = first;
  while (begins(last + 1)) last++;
  return { from: first, to: last + PART };
}

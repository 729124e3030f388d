import { formsOf } from "./secret-forms.js";
import { withoutShapes } from "./secret-shapes.js";

const INSTEAD = "[secret]";
/** A part of a secret of this length is taken out too. */
const PART = 12;
/** Parts are looked for by pieces of this length … */
const PIECE = 6;
/** … at every so many characters: whatever part there is, one of them lies wholly inside of it. */
const STRIDE = PART - PIECE + 1;

type Redact = (text: string) => string;

/**
 * The last step of everything that is printed: takes out the secrets that are known, in all their forms and any
 * 12 characters of them, and what looks like a secret. Secrets may be added later; texts may be large.
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
  const long = withoutParts(forms);
  const short = forms.filter((form) => form.length < PART);
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

function withoutParts(forms: readonly string[]): Redact {
  const pieces = piecesOf(forms, PIECE);
  const parts = piecesOf(forms, PART);
  return (text) => {
    let kept = "";
    let from = 0;
    for (let at = 0; at < text.length; at += STRIDE) {
      const found = pieces.has(text.slice(at, at + PIECE)) && stretchAround(text, at, from, parts);
      if (!found) continue;
      kept += `${text.slice(from, found.from)}${INSTEAD}`;
      from = found.to;
    }
    return kept + text.slice(from);
  };
}

/** The whole stretch, beginning near `at` and not before `from`, in which any 12 characters are a part of a secret. */
function stretchAround(
  text: string,
  at: number,
  from: number,
  parts: ReadonlySet<string>,
): Stretch | undefined {
  const isPart = (start: number) => parts.has(text.slice(start, start + PART));
  const starts = Array.from({ length: STRIDE }, (_, back) => at + PIECE - PART + back);
  const first = starts.find((start) => start >= from && isPart(start));
  if (first === undefined) return undefined;
  let last = first;
  while (isPart(last + 1)) last++;
  return { from: first, to: last + PART };
}

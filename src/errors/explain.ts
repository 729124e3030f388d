import { catalogue, type ErrorCode } from "./catalogue.js";
import type { ExitCode } from "./exit-codes.js";
import type { Explanation } from "./explanation.js";
import { fill } from "./fill.js";
import { plainText } from "./plain-text.js";
import { type Found, sentencesIn } from "./sentences.js";
import { serviceCode } from "./service-code.js";

/** An entry of the catalogue for reading, with <placeholders> where a real failure has its values. */
export interface Explained {
  readonly code: ErrorCode;
  /** The HTTP status that comes with it; null where none does, or none is documented. */
  readonly status: number | null;
  readonly title: string;
  readonly why: string;
  readonly do: readonly string[];
  readonly exit: ExitCode;
}

/** Characters of a text that are read; what follows them is not. */
const LONGEST = 1_048_576;

/** How an instance is reached, for readers who have none at hand. */
const VALUES = { at: "--instance <instance>" };

/**
 * Explains a code, in any case and with or without its _ERR, or whatever is known in a pasted text: each code
 * and sentence once, in order of appearance. Empty where nothing is known.
 */
export function explained(text: string): readonly Explained[] {
  const short = text.slice(0, LONGEST).trim();
  const code = codeOf(short);
  const codes = code ? [code] : codesIn(plainText(short));
  return codes.map(explainedCode);
}

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(catalogue, text);

const codeOf = (text: string): ErrorCode | undefined =>
  [text, serviceCode(text), text.toLowerCase()].find(
    (form) => form !== undefined && isErrorCode(form),
  );

function codesIn(text: string): readonly ErrorCode[] {
  const found = [...sentencesIn(text), ...codeWordsIn(text)];
  return [...new Set(found.toSorted((a, b) => a.from - b.from).map(({ code }) => code))];
}

/** The service's and IAM's codes; kp-dual's own are words that any text may hold. */
const codeWordsIn = (text: string): readonly Pick<Found, "code" | "from">[] =>
  Array.from(text.matchAll(/\w+/g)).flatMap(({ 0: word, index: from }) => {
    const code = word.includes("_") || word.startsWith("BXNIM") ? serviceCode(word) : undefined;
    return code ? [{ code, from }] : [];
  });

function explainedCode(code: ErrorCode): Explained {
  const { status, title, why, do: remedies, exit }: Explanation = catalogue[code];
  return {
    code,
    status: status ?? null,
    title: fill(title, VALUES),
    why: fill(why, VALUES),
    do: remedies.map((remedy) => fill(remedy, VALUES)),
    exit,
  };
}

import type { Facts, KpDualError } from "../errors/kp-dual-error.js";
import { errorJson, titleOf } from "./error-json.js";
import { clipped, joined, type Shown, shown, visible, woven } from "./gate.js";
import { hanging } from "./hanging.js";
import { ownWords } from "./own-words.js";
import { remedyLines } from "./remedy.js";
import { withoutShapes } from "./secret-shapes.js";
import type { Style } from "./style.js";
import { left, when } from "./when.js";

/** The service's own words are quoted up to here; nobody reads more in one line. */
const LONGEST_QUOTE = 300;

const TITLE_INDENT = "error: ".length;
const INDENT = "  why    ".length;

/**
 * Everything that went wrong, in at most five lines, of which a terminal makes more where one is too long for it; a
 * line without content is left out. Of the remedies it tells the likeliest, documents and
 * `kp-dual explain` have them all.
 */
export function failureLines(error: KpDualError, style: Style): readonly Shown[] {
  const { why, do: remedies } = error.explanation;
  const label = (name: string): Shown => woven`  ${style.dim(visible(name.padEnd(5)))}  `;
  const [remedy] = remedies;
  return [
    ...hanging(
      woven`${style.red(style.bold(shown`error:`))} `,
      TITLE_INDENT,
      visible(titleOf(error)),
      style,
      style.bold,
    ),
    ...[
      ["why", visible(why)] as const,
      ["said", saying(error)] as const,
      ["until", until(error.facts)] as const,
    ]
      .filter(([, content]) => content)
      .flatMap(([name, content]) => hanging(label(name), INDENT, content, style)),
    ...(remedy ? remedyLines(label("do"), INDENT, remedy, style) : []),
  ];
}

/** The same failure as a document. */
export const failureJson = (error: KpDualError) => ({ error: errorJson(error) });

/** What looks like a secret is taken out before lines are broken: behind a break nobody could tell it. */
function saying(error: KpDualError): Shown {
  const { status, reason, correlationId } = error.facts;
  const words = ownWords(error);
  const parts = [
    visible([status, reason?.trim()].filter((part) => part !== undefined).join(" ")),
    words ? shown`"${clipped(visible(withoutShapes(words, "[secret]")), LONGEST_QUOTE)}"` : shown``,
    correlationId ? shown`correlation ${correlationId}` : shown``,
  ];
  return joined(parts.filter(Boolean), ", ");
}

function until({ until: deadline, retryAt, now }: Facts): Shown {
  const told = (date: Date) => shown`${when(date)}${now ? ` (${left(date, now)})` : ""}`;
  const parts = [
    deadline ? told(deadline) : shown``,
    retryAt ? shown`${told(retryAt)}, possible from then on` : shown``,
  ];
  return joined(parts.filter(Boolean), "; ");
}

/**
 * A fault of kp-dual, in one line; with --debug also where. The message of a parser is never shown: it quotes
 * what it could not read, and that may be a secret.
 */
export function crashLines(error: unknown, debug: boolean): readonly Shown[] {
  const head = shown`error: unexpected: a fault of kp-dual itself (${faultOf(error)})`;
  return debug ? [head, ...framesOf(error)] : [head];
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const message = error.message.split("\n", 1).join("").slice(0, 200);
  return error instanceof SyntaxError || !message ? error.name : `${error.name}: ${message}`;
}

const framesOf = (error: unknown): readonly Shown[] =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => /^\s*at /.test(line))
        .map((line) => shown`  ${line.trim()}`)
    : [];

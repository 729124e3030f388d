/** The kinds of identity whose ids hold a UUID and look like an API key by their length. */
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Words and numbers with "-" or "_" between them, as people make names: of 10,000 API keys, 6 have that form. */
const WORDS = "(?:[A-Za-z]+|\\d+)(?:[-_](?:[A-Za-z]+|\\d+))+(?![\\w-])";

/** What looks like a secret, whoever it belongs to; the first group, if there is one, stays, and what is out already. */
const SHAPES: readonly RegExp[] = [
  /** The parts of a JWT: its header always begins with {" */
  /()\beyJ[\w-]{8,}(?:\.[\w-]*)*/g,
  /(\bBearer[ \t]+)(?![a-z]+(?![\w.~+/=-]))[\w.~+/=-]{8,}/gi,
  /** The keys of a rehearsal open nothing, and its people have to read them. */
  /(api[_-]?key\\?["']?[ \t]*[=:][ \t]*\\?["']?)(?!rehearsal-|\[secret\])[^\s"'\\&,;}\]]{4,}/gi,
  /** What IAM and the token of a compute resource are called on the wire. */
  /((?:access|refresh|id|cr)_token\\?["']?[ \t]*[=:][ \t]*\\?["']?)(?!\[secret\])[^\s"'\\&,;}\]]{4,}/gi,
  /**
   * Key material in a reply, whole or torn off (api.md §2): Base64, and nothing behind it, or a name that looks like it
   * would take the rows below along.
   */
  /(\\?"(?:payload|encryptedNonce|iv|plaintext|ciphertext)\\?"[ \t]*:[ \t]*\\?")(?:[\w+=-]|\\?\/)+/gi,
  /** An API key of IBM Cloud: 44 characters. Names are in one case or made of words and numbers, and ids hold a UUID. */
  new RegExp(
    `()(?<![\\w-])(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])(?!${WORDS})(?![\\w-]*${UUID})[\\w-]{44}(?![\\w-])`,
    "g",
  ),
];

/** Whether something in a text looks like a secret. */
export const looksSecret = (text: string): boolean => withoutShapes(text, "") !== text;

/** Takes out what looks like a secret. */
export const withoutShapes = (text: string, instead: string): string =>
  SHAPES.reduce((rest, shape) => rest.replace(shape, `$1${instead}`), text);

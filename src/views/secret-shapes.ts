/** The kinds of identity whose ids hold a UUID and look like an API key by their length. */
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What looks like a secret, whoever it belongs to; the first group, if there is one, stays. */
const SHAPES: readonly RegExp[] = [
  /** The parts of a JWT: its header always begins with {" */
  /()\beyJ[\w-]{8,}(?:\.[\w-]*)*/g,
  /(\bBearer\s+)(?![a-z]+(?![\w.~+/=-]))[\w.~+/=-]{8,}/gi,
  /** The keys of a rehearsal open nothing, and its people have to read them. */
  /(api[_-]?key\\?["']?\s*[=:]\s*\\?["']?)(?!rehearsal-)[^\s"'\\&,;}\]]{4,}/gi,
  /** An API key of IBM Cloud: 44 characters. Names are in one case, and ids hold a UUID. */
  new RegExp(
    `()(?<![\\w-])(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])(?![\\w-]*${UUID})[\\w-]{44}(?![\\w-])`,
    "g",
  ),
];

/** Whether something in a text looks like a secret. */
export const looksSecret = (text: string): boolean => withoutShapes(text, "") !== text;

/** Takes out what looks like a secret. */
export const withoutShapes = (text: string, instead: string): string =>
  SHAPES.reduce((rest, shape) => rest.replace(shape, `$1${instead}`), text);

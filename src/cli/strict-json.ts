/** Why a text is not taken, in words that hold nothing of it and go on from the name of its file. */
export class NotStrict extends Error {}

/**
 * JSON without what a parser passes over in silence: a name that stands twice in an object, of which one reader takes
 * the first and another the last, and "__proto__". It throws a `NotStrict`.
 */
export function strictJson(text: string): unknown {
  let members = -1;
  const value: unknown = parsed(text, function (this: unknown, name, each: unknown) {
    if (name === "__proto__") throw new NotStrict("has the unknown field __proto__");
    if (!Array.isArray(this)) members += 1;
    return each;
  });
  if (membersIn(text) !== members) throw new NotStrict("has a name twice in the same place");
  return value;
}

type Reviver = (this: unknown, name: string, value: unknown) => unknown;

/** The parser's own message would quote the text; of it only the place is told, where it names one. */
function parsed(text: string, reviver: Reviver): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    if (error instanceof NotStrict) throw error;
    const at = / in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(String(error))?.[1];
    throw new NotStrict(`is not JSON${at === undefined ? "" : placeOf(text, Number(at))}`);
  }
}

function placeOf(text: string, position: number): string {
  const lines = text.slice(0, position).split("\n");
  return ` (line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1})`;
}

/** What stands before each member's value is a colon, which is nowhere else but in strings. */
const membersIn = (json: string): number =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, "").split(":").length - 1;

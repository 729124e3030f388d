import fc from "fast-check";
import { ORDERS } from "./wire-json.js";

/** What follows, or stands in, something that is a UUID, so that it may look like one. */
const TAILS = [
  ...[
    "/purge",
    "?force=true",
    "/../..",
    "/..",
    "#",
    ";",
    "%2Fpurge",
    " ",
    "\n",
    "\r\nx: y",
    "\u0000",
  ],
  ...[
    "/restore",
    "/actions/setKeyForDeletion",
    "/policies?policy=dualAuthDelete",
    "&state=5",
    "\u2028",
  ],
  ...["%00", "%0d%0a", "\\..\\", "\u200b", "\u202e", "\t", "0", ",", "*", "🔑"],
];

const WORDS = [
  ...[
    "..",
    ".",
    "",
    "/",
    "\\",
    "%2e%2e",
    "%2e%2e%2f",
    "..%2f..",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[
    "metadata",
    "purge",
    "registrations",
    "policies",
    "keys",
    "null",
    "undefined",
    "NaN",
    "-",
    "--",
  ],
  ...[
    "?force=true",
    "#",
    "a/b",
    "a?b",
    "a%b",
    "a b",
    "ﬀ",
    "🔑",
    "a\nb",
    "A".repeat(90),
    "A".repeat(91),
  ],
];

const digits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
const wide = (text: string) =>
  text.replace(/[0-9a-f]/g, (each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0));

const uuid = fc.uuid();

/** Texts that somebody could give for an id, a name, an alias, a ring or a CRN. One in some is a good id. */
export const hostileIds = fc.oneof(
  { arbitrary: uuid, weight: 2 },
  fc.constantFrom(...WORDS),
  fc.tuple(uuid, fc.constantFrom(...TAILS)).map(([id, tail]) => id + tail),
  fc.tuple(fc.constantFrom(...TAILS), uuid).map(([head, id]) => head + id),
  fc
    .tuple(uuid, fc.nat(36), fc.constantFrom(...TAILS))
    .map(([id, at, part]) => id.slice(0, at) + part + id.slice(at)),
  uuid.map((id) => id.toUpperCase()),
  uuid.map((id) => id.slice(1)),
  uuid.map((id) => `${id}a`),
  uuid.map((id) => id.replaceAll("-", "")),
  uuid.map((id) => `{${id}}`),
  uuid.map((id) => encodeURIComponent(encodeURIComponent(`${id}/purge`))),
  fc.constantFrom(digits(ORDERS), wide(ORDERS), ORDERS.replaceAll("-", "\u2010")),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,92}$/),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.webPath(),
  fc.webQueryParameters(),
);

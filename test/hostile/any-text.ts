import fc from "fast-check";
import { anyCodePoints } from "../support/any-code-points.js";
import { HOSTILE } from "./corpus.js";

/** What hostile text is made of: each stands for its kind. */
const ALPHABET = [
  ..."aé日🔑\u043e \"'\\<>&$`{}%=;|#-",
  ..."\u0000\u0007\u0008\t\n\u000b\f\r\u001b\u007f\u0085\u009b\u009d",
  ..."\u00ad\u061c\u200b\u200d\u200e\u202a\u202e\u2028\u2029\u2060\u2066\u2069\ufeff\ufff9",
  ..."\u0301\u0489\ufe0f\u{e0041}\u{e0100}\u{f0000}\ue000\u{10ffff}\u3000\u2800\u3164",
  "\ud800",
  "\udc00",
  "[31m",
  "]8;;",
  "<U+202E>",
  "error: ",
  "REHEARSAL ",
  "  id  ",
  "</script>",
  "\n  do     ",
];

/** Any text at all, most of it of the kinds that deceive. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 40 }) },
  { weight: 1, arbitrary: anyCodePoints() },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE))
      .map(([one, other]) => `${one.slice(0, 100)}${other.slice(0, 100)}`),
  },
);

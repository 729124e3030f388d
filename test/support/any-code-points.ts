import fc from "fast-check";

const LAST = 0x10_ff_ff;

/**
 * A text of any code points, lone surrogates and unassigned ones too, the low ones more often. fast-check's own
 * "binary" strings are alike, but the first of them takes seconds.
 */
export const anyCodePoints = (maxLength = 20): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(...[0xff, 0xff_ff, LAST].map((max) => fc.integer({ min: 0, max }))), {
      maxLength,
    })
    .map((codes) => String.fromCodePoint(...codes));

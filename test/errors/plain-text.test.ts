import { expect, it } from "vitest";
import { plainText } from "../../src/errors/plain-text.js";

it.each([
  ["  one\n two\t\r\nthree ", "one two three"],
  ["> one\n> > two\n| three", "one two three"],
  ["one\\ntwo\\r\\n\\tthree", "one two three"],
  ["one\u00a0two\u2028three", "one two three"],
  ["", ""],
  [" \n>|", ""],
])("makes one line of %j", (text, line) => {
  expect(plainText(text)).toBe(line);
});

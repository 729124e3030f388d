import { expect, it } from "vitest";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ownWords } from "../../src/views/own-words.js";

it.each([
  { what: "no code", facts: { said: "no healthy upstream" }, told: "no healthy upstream" },
  {
    what: "a code without an entry",
    facts: { reason: "NEW_ERR", said: "Something new" },
    told: "Something new",
  },
  {
    what: "a code with an entry",
    facts: { reason: " KEY_DELETED_ERR ", said: "Key has already been deleted" },
    told: undefined,
  },
  {
    what: "a code that every object has",
    facts: { reason: "constructor", said: "Something new" },
    told: "Something new",
  },
  { what: "no words", facts: { reason: "NEW_ERR" }, told: undefined },
])("with $what the service's own words are told as $told", ({ facts, told }) => {
  expect(ownWords(new KpDualError("service-refused", facts))).toBe(told);
});

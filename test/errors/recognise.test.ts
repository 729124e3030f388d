import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, type ErrorCode } from "../../src/errors/catalogue.js";
import { type Refusal, recognise } from "../../src/errors/recognise.js";
import { anyCodePoints } from "../support/any-code-points.js";
import { examples } from "./examples.js";

const refusal = (facts: Partial<Refusal>): Refusal => ({
  status: 409,
  reason: null,
  said: "Conflict: Action could not be performed on key.",
  ...facts,
});

describe("a refusal with a code", () => {
  it.each<[string, ErrorCode]>([
    ["PROTECTED_RESOURCE_ERR", "PROTECTED_RESOURCE_ERR"],
    [" KEY_ACTION_INVALID_STATE_ERR", "KEY_ACTION_INVALID_STATE_ERR"],
    ["KEY_DELETED_ERR\n", "KEY_DELETED_ERR"],
    ["BXNIM0407E", "BXNIM0407E"],
    ["UNAUTHORIZED_ERR", "UNAUTHORIZED_ERR"],
  ])("is known by it: %j", (reason, code) => {
    expect(recognise(refusal({ reason }))).toBe(code);
  });

  it("is known by it whatever the status, which may be a gateway's", () => {
    expect(recognise(refusal({ status: 500, reason: "INCOMPLETE_METADATA_ERR" }))).toBe(
      "INCOMPLETE_METADATA_ERR",
    );
  });

  it("is known by it even where the words speak of something else", () => {
    const said = "Conflict: Key could not be deleted. Status: 409, Correlation ID: 160cc463";

    expect(recognise(refusal({ reason: "PREV_KEY_DEL_ERR", said }))).toBe("PREV_KEY_DEL_ERR");
  });

  it.each(["AUTHORIZATIONS_NOT_MET", "SOMETHING_NEW_ERR", null])(
    "is the same person's where it says so, under the code %s",
    (reason) => {
      const said =
        "Conflict: The user who deletes the key must differ from the user who sets the key for deletion: Key could not be deleted. Please see `reasons` for more details.";

      expect(recognise(refusal({ reason, said }))).toBe("same-person");
      expect(recognise(refusal({ reason, said, status: 403 }))).toBe("same-person");
    },
  );

  it("tells a purge and a restore from other things that came too early", () => {
    const reason = "REQ_TOO_EARLY_ERR";
    const recently = "The key was updated recently: Please wait and try again";
    const purge = `Conflict: Key could not be purged: Please see \`reasons\` for more details (REQ_TOO_EARLY_ERR) ${recently}: Purge operation is allowed 4h0m0s after key is deleted`;
    const restore = `Conflict: Key could not be restored. Please see \`reasons\` for more details. ${recently}`;

    expect(recognise(refusal({ reason, said: purge }))).toBe("purge-too-early");
    expect(recognise(refusal({ reason, said: restore }))).toBe("restore-too-early");
    expect(recognise(refusal({ reason, said: recently }))).toBe("REQ_TOO_EARLY_ERR");
  });

  it("leaves the other codes of a failed restore alone", () => {
    const said =
      "Bad Request: The key expired on 2020-08-14 19:33:47 +0000 UTC: Key could not be restored. Please see `reasons` for more details.";

    expect(recognise(refusal({ status: 400, reason: "KEY_EXPIRED_ERR", said }))).toBe(
      "KEY_EXPIRED_ERR",
    );
  });

  it.each([
    "usage",
    "declined",
    "approval-missing",
    "constructor",
    "__proto__",
    "toString",
    "_ERR",
  ])("is never taken for something of kp-dual's own: %s", (reason) => {
    expect(recognise(refusal({ reason }))).toBe("service-refused");
  });

  it("shows a code that nobody knows as a refusal", () => {
    expect(recognise(refusal({ reason: "KEY_IS_TIRED_ERR" }))).toBe("service-refused");
  });

  it("is not looked for beyond 8,192 characters", () => {
    const code = (blanks: number) =>
      recognise(refusal({ reason: `${" ".repeat(blanks)}KEY_DELETED_ERR` }));

    expect(code(8_192 - "KEY_DELETED_ERR".length)).toBe("KEY_DELETED_ERR");
    expect(code(8_192)).toBe("service-refused");
  });

  it("knows that whatever IAM refuses is about signing in", () => {
    expect(recognise(refusal({ status: 400, reason: "BXNIM9999E" }))).toBe("sign-in-refused");
  });
});

describe("a refusal without a code", () => {
  it.each(examples)("is known as %s by its words: %s", (code, said) => {
    expect(recognise(refusal({ said }))).toBe(code);
  });

  it("is known by its words in any case and wrapped anywhere", () => {
    const said = "CONFLICT: key IS NOT\n   in\tactive state";

    expect(recognise(refusal({ said }))).toBe("KEY_ACTION_INVALID_STATE_ERR");
  });

  it.each<[number, ErrorCode]>([
    [400, "service-refused"],
    [401, "unauthorized"],
    [402, "service-refused"],
    [403, "forbidden"],
    [404, "key-not-found"],
    [409, "service-refused"],
    [410, "KEY_DELETED_ERR"],
    [422, "service-refused"],
    [429, "busy"],
    [499, "service-refused"],
    [500, "failing"],
    [502, "failing"],
    [503, "failing"],
    [504, "failing"],
  ])("whose words say nothing is known by its status: %i", (status, code) => {
    expect(recognise({ status, reason: null, said: "" })).toBe(code);
    expect(recognise({ status, reason: "", said: "%!(EXTRA []string=[])" })).toBe(code);
  });

  it("does not read beyond its first 8,192 characters", () => {
    const sentence = "Key is not in a valid state";
    const blanks = (length: number) => "x".repeat(length);

    expect(recognise(refusal({ said: blanks(8_192 - sentence.length) + sentence }))).toBe(
      "KEY_ACTION_INVALID_STATE_ERR",
    );
    expect(recognise(refusal({ said: blanks(8_193 - sentence.length) + sentence }))).toBe(
      "service-refused",
    );
  });
});

it("names an entry for whatever comes", () => {
  fc.assert(
    fc.property(fc.integer(), fc.option(anyCodePoints()), anyCodePoints(), (status, reason, said) =>
      Object.hasOwn(catalogue, recognise({ status, reason, said })),
    ),
  );
});

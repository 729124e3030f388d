import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, type ErrorCode } from "../../src/errors/catalogue.js";
import { explained } from "../../src/errors/explain.js";
import { anyCodePoints } from "../support/any-code-points.js";
import { examples } from "./examples.js";
import { pieces } from "./pieces.js";

const codes = (text: string) => explained(text).map(({ code }) => code);

describe("a code", () => {
  it.each(Object.keys(catalogue))("is explained: %s", (code) => {
    expect(codes(code)).toEqual([code]);
  });

  it.each([
    "PROTECTED_RESOURCE_ERR",
    "protected_resource_err",
    "Protected_Resource_Err",
    "PROTECTED_RESOURCE",
    "protected_resource",
    "  PROTECTED_RESOURCE_ERR\n",
  ])("is known in any case, with or without its _ERR, with blanks around it: %j", (form) => {
    expect(codes(form)).toEqual(["PROTECTED_RESOURCE_ERR"]);
  });

  it.each([
    ["AUTHORIZATIONS_NOT_MET_ERR", "AUTHORIZATIONS_NOT_MET"],
    ["KEY_ROOT_REQ", "KEY_ROOT_REQ_ERR"],
    ["incorrect_nonce", "INCORRECT_NONCE_ERR"],
    ["UNAUTHORIZED", "UNAUTHORIZED_ERR"],
    ["bxnim0415e", "BXNIM0415E"],
    ["Approval-Missing", "approval-missing"],
    [" approval-missing\n", "approval-missing"],
  ])("%s is %s", (form, code) => {
    expect(codes(form)).toEqual([code]);
  });

  it("comes with all that is known, readable without a real key", () => {
    expect(explained("retention-lock")).toEqual([
      {
        code: "retention-lock",
        status: null,
        title: "a retention policy holds the key",
        why: expect.stringContaining("not even --force"),
        do: [
          "ask the account owner to remove the retention policy from each resource that this shows: kp-dual key show <key> --instance <instance>",
          expect.stringContaining("IBM support"),
        ],
        exit: 5,
      },
    ]);
    expect(explained("PREV_KEY_DEL_ERR")).toMatchObject([{ status: 409, exit: 5 }]);
  });

  it.each([
    "",
    "   ",
    "NO_SUCH_CODE_ERR",
    "_ERR",
    "ERR",
    "constructor",
    "__proto__",
    "hasOwnProperty",
  ])("that nobody knows is not explained: %j", (text) => {
    expect(explained(text)).toEqual([]);
  });
});

describe("a sentence", () => {
  it.each(examples)("of %s is known, and as nothing else: %s", (code, text) => {
    expect(codes(text)).toEqual([code]);
  });

  it.each(examples)("of %s is known in a quoted mail, wrapped: %s", (code, text) => {
    const wrapped = text.replaceAll(" ", "\n>   ");

    expect(codes(`Hi Bob,\n\n> ${wrapped}\n\nAnn`)).toEqual([code]);
  });

  it.each(Object.entries(catalogue).filter(([, entry]) => "says" in entry))(
    "stands for each pattern of %s",
    (_code, entry) => {
      const patterns = "says" in entry ? entry.says : [];
      const unused = patterns.filter(
        (pattern) => !examples.some(([, text]) => new RegExp(pattern, "i").test(text)),
      );

      expect(unused).toEqual([]);
    },
  );
});

describe("a pasted text", () => {
  const message1 = `Error message 1:

  \`\`\`
  Conflict: Key could not be deleted. Status: 409, Correlation ID: 160cc463-71d1-4b30-a5f2-d3f7e9f2b75e
  \`\`\`
  {: screen}`;
  const message2 = `- Error message 2:

  \`\`\`
  The service was not able to delete key "<key_name>". Because the key is enabled with the dual authorization
  policy and you set the key for deletion, a second approver needs to continue with the key deletion
  operation.
  \`\`\``;

  it("with the first message of Hyper Protect Crypto Services is about registered resources", () => {
    expect(codes(message1)).toEqual(["PROTECTED_RESOURCE_ERR"]);
  });

  it("with the second one is about the second person", () => {
    expect(codes(message2)).toEqual(["same-person"]);
  });

  it("with both explains both, in their order", () => {
    expect(codes(`${message1}\n${message2}`)).toEqual(["PROTECTED_RESOURCE_ERR", "same-person"]);
    expect(codes(`${message2}\n${message1}`)).toEqual(["same-person", "PROTECTED_RESOURCE_ERR"]);
  });

  it("explains codes and sentences in their order, whichever comes first", () => {
    expect(codes("KEY_DELETED_ERR, then: Key does not exist, then BXNIM0415E")).toEqual([
      "KEY_DELETED_ERR",
      "KEY_NOT_FOUND_ERR",
      "BXNIM0415E",
    ]);
    expect(codes("Key does not exist, after BXNIM0415E, after KEY_DELETED_ERR")).toEqual([
      "KEY_NOT_FOUND_ERR",
      "BXNIM0415E",
      "KEY_DELETED_ERR",
    ]);
  });

  it("explains each thing once", () => {
    expect(codes(message1 + message2 + message1)).toEqual([
      "PROTECTED_RESOURCE_ERR",
      "same-person",
    ]);
  });

  it.each<[string, ErrorCode[]]>([
    [
      "kp.Error: correlation_id='b4d2fae0-4d2a-4f0e-9bd1-e7e6b9e2d7f1', msg='Conflict: Key could not be deleted: Please see `reasons` for more details (PROTECTED_RESOURCE_ERR)', reasons='[PROTECTED_RESOURCE_ERR: Key is protecting one or more cloud resources - FOR_MORE_INFO_REFER: https://cloud.ibm.com/apidocs/key-protect]'",
      ["PROTECTED_RESOURCE_ERR"],
    ],
    [
      "FAILED\nkp.Error: correlation_id='59578794-2b5b-48ca-9074-bbe23760d94a', msg='Unauthorized: The user does not\nhave access to the specified resource'",
      ["unauthorized"],
    ],
    [
      "FAILED - kp.Error: correlation_id='4629f1af-1a9b-44ea-9139-3c5c39b9790e', msg='Unauthorized: Either the user does not have access to the specified resource, the resource does not exist, or the region is\nincorrectly set'",
      ["unauthorized"],
    ],
    [
      "kp.Error: correlation_id='x', msg='Not Found: Key could not be retrieved: Please see `reasons` for more details (KEY_NOT_FOUND_ERR)', reasons='[KEY_NOT_FOUND_ERR: Key does not exist - FOR_MORE_INFO_REFER: https://cloud.ibm.com/apidocs/key-protect]'",
      ["KEY_NOT_FOUND_ERR"],
    ],
    [
      '{"errorCode":"BXNIM0415E","errorMessage":"Provided API key could not be found.","context":{"requestId":"x"}}',
      ["BXNIM0415E"],
    ],
    [
      '{"resources":[{"errorMsg":"Conflict: The user who deletes the key must differ from the user who sets the key for deletion: Key could not be deleted. Please see `reasons` for more details.","reasons":[{"code":"AUTHORIZATIONS_NOT_MET","status":409}]}]}',
      ["same-person", "AUTHORIZATIONS_NOT_MET"],
    ],
    [
      '{\n  "errorMsg": "Conflict: Key could not be purged: Please see `reasons` for more details (REQ_TOO_EARLY_ERR)",\n  "reasons": [{"code": "REQ_TOO_EARLY_ERR",\n "message": "The key was updated recently: Please wait and try again: Purge operation is allowed 4h0m0s after key is deleted"}]}',
      ["purge-too-early", "REQ_TOO_EARLY_ERR"],
    ],
    ['"log": "FAILED\\nKEY_DELETED_ERR:\\tKey has already\\nbeen deleted"', ["KEY_DELETED_ERR"]],
    [
      "HTTP/1.1 400\n\nBad Request: rpc error: code = Unknown desc = GRPC Return Code: [0X80010000] GRPC Message: [Got error CKR_IBM_WK_NOT_INITIALIZED, from libep11.so in m_UnwrapKey]",
      ["crypto-units-uninitialised"],
    ],
    ["< HTTP/2 503\n<\nno healthy\nupstream", ["no-crypto-units"]],
    [
      "error: not deleted: a second person is still missing\n  said   409 AUTHORIZATIONS_NOT_MET, correlation 8ad33eb2",
      ["AUTHORIZATIONS_NOT_MET"],
    ],
  ])("is searched for codes and sentences: %s", (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    "The usage is declined, the account suspended, the service busy; the rest is forbidden and unauthorized.",
    "The API key does not exist, or its signature is invalid.",
    "Conflict: Key could not be deleted. Please see `reasons` for more details.",
    "Deleting a key takes two people. Please ask another Manager.",
    "MY_PROTECTED_RESOURCE_ERRORS and PROTECTED_RESOURCE_ERR2",
  ])("with ordinary words explains nothing: %s", (text) => {
    expect(explained(text)).toEqual([]);
  });

  it("is read up to 1 MiB", () => {
    const code = "KEY_DELETED_ERR";
    const filler = (length: number) => `${"x".repeat(length - 1)} `;

    expect(codes(filler(1_048_576 - code.length) + code)).toEqual([code]);
    expect(codes(filler(1_048_577) + code)).toEqual([]);
  });
});

describe("whatever comes from outside", () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...pieces), anyCodePoints()), { maxLength: 12 })
    .map((parts) => parts.join(" "));

  it("is explained or not, but never throws", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = codes(text);
        return new Set(found).size === found.length;
      }),
    );
  });

  it("keeps what it explains when more text surrounds it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.stringMatching(/^[a-z .,]{0,99}$/),
        (example, words) => {
          const [code, text] = example;
          return codes(`${words}\n${text}\n${words}`).includes(code);
        },
      ),
    );
  });
});

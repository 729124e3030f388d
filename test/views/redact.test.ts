import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactor } from "../../src/views/redact.js";

const CANARY = 'Qx7_canary-KEY/ö+"9zZ\\vW2mLp0rT5sB8nD1fG';
const TOKEN = `eyJraWQiOiIyMDI2IiwiYWxnIjoiUlMyNTYifQ.eyJpYW1faWQiOiJJQk1pZC0zMTAwIn0.${"aB3_-".repeat(40)}`;
const redact = redactor(() => [CANARY, TOKEN]);

const base64 = (before: string, encoding: BufferEncoding) =>
  Buffer.from(`${before}${CANARY}:behind`).toString(encoding);
const hex = Buffer.from(CANARY).toString("hex");

const FORMS: readonly (readonly [string, string])[] = [
  ["raw", CANARY],
  ["URL-encoded", encodeURIComponent(CANARY)],
  ["form-encoded", new URLSearchParams({ k: CANARY }).toString().slice(2)],
  ["in JSON", JSON.stringify(CANARY).slice(1, -1)],
  ["in HTML", CANARY.replaceAll('"', "&quot;")],
  ["hex", hex],
  ["HEX", hex.toUpperCase()],
  ...["", "a", "ab"].flatMap((before) =>
    (["base64", "base64url"] as const).map(
      (encoding) => [`${encoding} after ${before.length}`, base64(before, encoding)] as const,
    ),
  ),
];

/** No 12 characters in a row of one are in the other. */
const sharesPart = (text: string, form: string) =>
  Array.from({ length: Math.max(0, form.length - 11) }, (_, at) => form.slice(at, at + 12)).some(
    (part) => text.includes(part),
  );

describe("redactor, by value", () => {
  it.each(FORMS)("takes the secret out %s, wherever it stands", (_, form) => {
    for (const before of ["", "x", "a longer line of text: ", "{}".repeat(5)]) {
      const told = redact(`${before}${form} behind`);

      expect(told).toContain("[secret]");
      expect(sharesPart(told, CANARY) || sharesPart(told, hex)).toBe(false);
      expect(told.startsWith(before)).toBe(true);
      expect(told.endsWith(" behind")).toBe(true);
    }
  });

  it("takes out any 12 characters of it, and not 11", () => {
    for (let at = 0; at <= CANARY.length - 12; at++) {
      expect(redact(`<${CANARY.slice(at, at + 12)}>`)).toBe("<[secret]>");
      expect(redact(`<${CANARY.slice(at, at + 11)}>`)).toBe(`<${CANARY.slice(at, at + 11)}>`);
    }
  });

  it("takes out any part of a token at any place of any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", maxLength: 30 }),
        fc.nat(TOKEN.length - 12),
        fc.integer({ min: 12, max: 60 }),
        fc.string({ unit: "grapheme-ascii", maxLength: 30 }),
        (before, from, length, behind) => {
          const part = TOKEN.slice(from, from + length);
          expect(sharesPart(redact(`${before} ${part} ${behind}`), part)).toBe(false);
        },
      ),
    );
  });

  it.each([
    ["blanks", " "],
    ["line breaks", "\n   "],
    ["borders", " │ "],
    ["colours", "\u001b[31m"],
    ["line breaks as the gate shows them", "<U+000A>"],
    ["line breaks in JSON", "\\n"],
    ["blanks that can't be seen, in JSON", "\\u200b"],
  ])("takes it out where %s break it into pieces", (_, gap) => {
    for (const length of [1, 2, 5, 11]) {
      const pieces = TOKEN.match(new RegExp(`.{1,${length}}`, "g")) ?? [];

      expect(redact(`told: ${pieces.join(gap)}. Again`)).toBe("told: [secret]. Again");
    }
  });

  it("leaves blanks and borders around it alone", () => {
    expect(redact(`a │ ${CANARY}  │ b\n${CANARY.slice(3, 15)}\n`)).toBe(
      "a │ [secret]  │ b\n[secret]\n",
    );
  });

  it("makes nothing else of what it did already", () => {
    const once = redact(
      `apikey=${CANARY}&refresh_token=${TOKEN} Bearer ${TOKEN} {"payload":"${CANARY}"}`,
    );

    expect(redact(once)).toBe(once);
    expect(once).toMatch(/^apikey=\[secret\]&refresh_token=\[secret\] Bearer \[secret\] /);
  });

  it("finds two secrets in one line, and one twice", () => {
    expect(redact(`${CANARY} and ${CANARY}`)).toBe("[secret] and [secret]");
    expect(redact(`${CANARY} and ${TOKEN}`)).toBe("[secret] and [secret]");
  });

  it("knows a secret from the moment on that it is added", () => {
    const secrets: string[] = [];
    const late = redactor(() => secrets);
    const secret = "a proxy's password";

    expect(late(`so: ${secret}`)).toBe(`so: ${secret}`);
    secrets.push(secret);
    expect(late(`so: ${secret}`)).toBe("so: [secret]");
  });

  it.each([
    ["sixsix", "it is [secret]"],
    ["fives", "it is fives"],
    ["", "it is "],
  ])(
    "takes a short secret (%j) out only whole, and none of under six characters",
    (secret, told) => {
      expect(redactor(() => [secret])(`it is ${secret}`)).toBe(told);
    },
  );

  it("does not stumble over a lone surrogate", () => {
    expect(redactor(() => ["\ud800 long enough for this"])("nothing")).toBe("nothing");
  });
});

describe("redactor, by shape", () => {
  const nothingKnown = redactor(() => []);
  const KEY = "kJ3vQ9xWm2LpR7tYb5NcD8sF1gHz4AqE6uVi0oPZ_-aB";

  it.each([
    [`token ${TOKEN}`, "token [secret]"],
    ["Authorization: Bearer abc.DEF-123", "Authorization: Bearer [secret]"],
    ["authorization: bearer 0123456789", "authorization: bearer [secret]"],
    ["grant=x&apikey=s3cr3t&y=z", "grant=x&apikey=[secret]&y=z"],
    ['{"apikey":"s3cr3t"}', '{"apikey":"[secret]"}'],
    ['{"apiKey": "s3cr3t"}', '{"apiKey": "[secret]"}'],
    [String.raw`{\"apikey\":\"s3cr3t\"}`, String.raw`{\"apikey\":\"[secret]\"}`],
    [`it is ${KEY}.`, "it is [secret]."],
    ["refresh_token=s3cr3t&y=z", "refresh_token=[secret]&y=z"],
    ['{"access_token":"s3cr3t","x":1}', '{"access_token":"[secret]","x":1}'],
    ["cr_token: s3cr3t", "cr_token: [secret]"],
    [
      '{"payload":"a+/b==","iv":"c","name":"n"}',
      '{"payload":"[secret]","iv":"[secret]","name":"n"}',
    ],
    [String.raw`{\"encryptedNonce\": \"a\"`, String.raw`{\"encryptedNonce\": \"[secret]\"`],
    ['"plaintext":"torn o', '"plaintext":"[secret]'],
  ])("makes %j to %j", (text, told) => {
    expect(nothingKnown(text)).toBe(told);
  });

  it.each([
    "02fd6835-6001-4482-a892-13bd2085f75d",
    "crn:v1:bluemix:public:kms:eu-de:a/1b02acab9ec745b3b3f9b9f2b6d0b2b1:c7b2a0a8-1c1b-4f0e-9c4c-2b1a0a8f7e6d:key:02fd6835-6001-4482-a892-13bd2085f75d",
    "409 AUTHORIZATIONS_NOT_MET, correlation 8ad33eb2-7bbf-4b7a-a02e-221959920342",
    "Profile-02fd6835-6001-4482-a892-13bd2085f75d",
    "iam-ServiceId-02fd6835-6001-4482-a892-13bd2085f75d",
    "20260518T080311Z-set-for-deletion-7f3a",
    "an IAM token, with or without the word Bearer; used where there is no API key",
    "use a bearer authentication scheme",
    "customers-orders-database-root-key-of-eu-de1",
    `${KEY}x`,
    KEY.slice(1),
    '{"name":"ann","apiKey":"rehearsal-ann"}',
    "the payload: it is not read",
    "export the API key:\nIBMCLOUD_API_KEY, or as Bearer\nKP_DUAL_TOKEN_COMMAND",
    "",
  ])("leaves %j as it is", (text) => {
    expect(nothingKnown(text)).toBe(text);
    expect(redact(text)).toBe(text);
  });
});

it("is quick with 100,000 lines", () => {
  const line =
    '{"id":"02fd6835-6001-4482-a892-13bd2085f75d","name":"orders-db-root","state":"active"}';
  const began = performance.now();
  for (let count = 0; count < 100_000; count++) redact(line);
  expect(performance.now() - began).toBeLessThan(5_000);
});

import fc from "fast-check";
import type { Delivery } from "../../src/api/transport.js";
import { answered, failure } from "../support/fake-transport.js";
import { collectionOf, ORDERS, refusalJson, wireKey } from "../support/wire-json.js";

const CODES = [
  "KEY_NOT_FOUND_ERR",
  "KEY_DELETED_ERR",
  "AUTHORIZATIONS_NOT_MET",
  "PROTECTED_RESOURCE_ERR",
  "INCOMPLETE_METADATA_ERR",
  " REQ_TOO_EARLY_ERR ",
  "NOBODY_KNOWS_ERR",
];

const SAID = [
  "Conflict: Action could not be performed on key",
  "no healthy upstream",
  "rpc error: code = Unavailable",
  "\u202e\u0000",
];

const status = fc.oneof(
  fc.constantFrom(200, 200, 201, 202, 204, 301, 302, 400, 401, 403, 404, 409, 410, 422, 429),
  fc.constantFrom(500, 501, 502, 503, 504, 599),
  fc.integer({ min: 100, max: 999 }),
);

const DATES = [
  "2026-05-12T07:12:00Z",
  "2026-05-12T07:12:00+0200",
  "31 Feb",
  "",
  0,
  null,
  "9".repeat(400),
];

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(...DATES, [], {}, -1, 1e308, true, { __proto__: null }),
);

const deep = (open: string, close: string) => `${open.repeat(5_000)}${close.repeat(5_000)}`;

/** A key in every state, and what of it may be spelled in another way than anybody expects. */
const realKey = fc
  .record({
    state: fc.constantFrom<unknown>(0, 1, 1, 2, 3, 5, 5, 4, 7, "1", null),
    dualAuthDelete: fc.constantFrom<unknown>(
      { enabled: true, keySetForDeletion: true, authExpiration: "2026-05-19T07:12:00Z" },
      { enabled: true, keySetForDeletion: true, authExpiration: "2026-05-01T07:12:00Z" },
      { enabled: true, keySetForDeletion: true },
      { enabled: true, keySetForDeletion: false },
      { enabled: false },
      null,
    ),
    deletionDate: fc.constantFrom<unknown>("2026-05-11T07:12:00Z", ...DATES),
    deletedBy: fc.constantFrom<unknown>("IBMid-3100", "IBMid-2700", 7, undefined),
    lastUpdateDate: fc.constantFrom<unknown>("2026-05-12T07:12:00Z", "2026-05-12T07:13:00Z", 5),
    id: fc.constantFrom<unknown>(ORDERS, ORDERS, ORDERS.toUpperCase(), "../x", 5),
  })
  .map(wireKey);

/** The same with one of its fields replaced by anything. */
const spoiled = fc
  .tuple(realKey, fc.constantFrom(...Object.keys(wireKey()), "payload", "new"), odd)
  .map(([key, field, value]) => ({ ...key, [field]: value }));

const policy = fc.constantFrom<unknown>(
  { policy_type: "dualAuthDelete", policy_data: { enabled: true } },
  { policy_type: "dualAuthDelete", policy_data: { enabled: "yes" } },
  { dualAuthDelete: { enabled: true }, lastUpdateDate: "2026-05-12T07:12:00Z" },
  { policy_type: "allowedIP", policy_data: 7 },
);

const json: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: realKey.map((key) => collectionOf(key)) },
  { weight: 3, arbitrary: spoiled.map((key) => collectionOf(key)) },
  { weight: 1, arbitrary: policy.map((each) => collectionOf(each)) },
  { weight: 1, arbitrary: fc.array(odd).map((each) => collectionOf(...each)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...CODES), fc.constantFrom(...SAID))
      .map(([code, said]) => refusalJson(code, said)),
  },
  { weight: 1, arbitrary: odd },
);

const text = fc.oneof(
  { weight: 12, arbitrary: json.map((value) => JSON.stringify(value) ?? "") },
  // Broken off, or with something in the middle.
  {
    weight: 2,
    arbitrary: fc
      .tuple(json, fc.nat(400))
      .map(([value, at]) => (JSON.stringify(value) ?? "").slice(0, at)),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "null",
      "<html><title>Sign in</title></html>",
      "<!DOCTYPE html><p>\u001b[31m",
      deep("[", "]"),
      deep('{"a":', "}"),
      "<".repeat(20_000),
      `"${"x".repeat(50_000)}"`,
    ),
  },
);

const headers = fc.record(
  {
    date: fc.constantFrom("Tue, 12 May 2026 07:20:00 GMT", "yesterday", ""),
    "retry-after": fc.constantFrom(
      "2",
      "-1",
      "soon",
      "99999999999",
      "Tue, 12 May 2026 07:21:00 GMT",
    ),
    "key-total": fc.constantFrom("7", "-7", "many"),
    "content-type": fc.constantFrom("application/json", "text/html"),
  },
  { requiredKeys: [] },
);

const reply = fc
  .tuple(status, text, headers)
  .map(([code, body, with_]): Delivery => answered(code, body, with_ as Record<string, string>));

const FAILURES = ["ECONNRESET", "ENOTFOUND", "UND_ERR_SOCKET", "CERT_HAS_EXPIRED", "", "\u0000"];

/** Whatever may become of a request: most of it is an answer. */
export const anyDelivery: fc.Arbitrary<Delivery> = fc.oneof(
  { weight: 9, arbitrary: reply },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("lost" as const, "never-sent" as const), fc.constantFrom(...FAILURES))
      .map(([result, code]): Delivery => ({ result, cause: failure(code) })),
  },
  { weight: 1, arbitrary: odd.map((cause): Delivery => ({ result: "lost", cause })) },
);

/** A look that shows a key as it is, so that a change gets as far as being sent. */
export const aGoodLook: fc.Arbitrary<Delivery> = fc
  .constantFrom(
    wireKey(),
    wireKey({ state: 5, deleted: true, deletionDate: "2026-05-11T07:12:00Z" }),
    wireKey({
      dualAuthDelete: {
        enabled: true,
        keySetForDeletion: true,
        authExpiration: "2026-05-19T07:12:00Z",
      },
    }),
    wireKey({ dualAuthDelete: { enabled: false } }),
  )
  .map((key) => answered(200, collectionOf(key), { date: "Tue, 12 May 2026 07:20:00 GMT" }));

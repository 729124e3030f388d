import { describe, expect, it } from "vitest";
import { refused } from "../../src/api/refused.js";
import { anAnswer } from "../support/fake-transport.js";
import { refusalJson } from "../support/wire-json.js";

const PAGE = "<html><title>502 Bad Gateway</title></html>";

const judged = (status: number, body: unknown = "", headers = {}) =>
  refused(anAnswer(status, body, headers), { correlationId: "c-1", values: {} });

describe("refused", () => {
  const own = refusalJson("X_ERR", "No");

  it.each([
    { what: "something", status: 202, body: own, proof: "none", tries: 1 },
    { what: "something", status: 399, body: own, proof: "none", tries: 1 },
    { what: "a text", status: 299, body: "hello", proof: "none", tries: 3 },
    { what: "a text", status: 300, body: "hello", proof: "none", tries: 1 },
    { what: "the service", status: 400, body: own, proof: "refused", tries: 1 },
    { what: "the service", status: 409, body: own, proof: "refused", tries: 1 },
    { what: "the service", status: 499, body: own, proof: "refused", tries: 1 },
    { what: "the service", status: 500, body: own, proof: "none", tries: 3 },
    { what: "the service", status: 501, body: own, proof: "none", tries: 1 },
    { what: "the service", status: 502, body: own, proof: "none", tries: 3 },
    { what: "the service", status: 503, body: own, proof: "none", tries: 3 },
    { what: "the service", status: 504, body: own, proof: "none", tries: 3 },
    { what: "the service", status: 520, body: own, proof: "none", tries: 1 },
    { what: "nobody", status: 401, body: "", proof: "refused", tries: 1 },
    { what: "nobody", status: 429, body: "", proof: "refused", tries: 3 },
    { what: "nobody", status: 403, body: "", proof: "none", tries: 1 },
    { what: "nobody", status: 404, body: "", proof: "none", tries: 1 },
    { what: "a proxy", status: 401, body: PAGE, proof: "none", tries: 2 },
    { what: "a gateway", status: 429, body: PAGE, proof: "refused", tries: 3 },
    { what: "a proxy", status: 403, body: PAGE, proof: "none", tries: 2 },
    { what: "a proxy", status: 502, body: PAGE, proof: "none", tries: 3 },
    { what: "a text", status: 400, body: "Bad Request", proof: "none", tries: 1 },
  ])("by $what with $status proves $proof and allows $tries tries", async (row) => {
    const { proof, tries } = await judged(row.status, row.body);

    expect({ proof, tries }).toEqual({ proof: row.proof, tries: row.tries });
  });

  it("knows the one 500 that is final", async () => {
    const corrupt = refusalJson("INCOMPLETE_METADATA_ERR", "Key metadata became corrupted");

    expect(await judged(500, corrupt)).toMatchObject({
      proof: "refused",
      tries: 1,
      error: { code: "INCOMPLETE_METADATA_ERR" },
    });
  });

  it.each([
    { status: 299, body: "", code: "malformed-answer" },
    { status: 300, body: "", code: "proxy-answered" },
    { status: 301, body: "", code: "proxy-answered" },
    { status: 399, body: "", code: "proxy-answered" },
    { status: 499, body: PAGE, code: "proxy-answered" },
    { status: 500, body: PAGE, code: "failing" },
    { status: 307, body: "{}", code: "proxy-answered" },
    { status: 200, body: PAGE, code: "proxy-answered" },
    { status: 407, body: PAGE, code: "proxy-answered" },
    { status: 502, body: PAGE, code: "failing" },
    { status: 200, body: "{}", code: "malformed-answer" },
    { status: 429, body: "", code: "busy" },
    { status: 429, body: PAGE, code: "busy" },
    { status: 401, body: PAGE, code: "proxy-answered" },
    {
      status: 503,
      body: "no healthy upstream: no crypto units are in kms-initialized state at this time",
      code: "no-crypto-units",
    },
    { status: 409, body: refusalJson("KEY_DELETED_ERR", "Gone"), code: "KEY_DELETED_ERR" },
    { status: 400, body: { errorCode: "BXNIM0415E", errorMessage: "no key" }, code: "BXNIM0415E" },
  ])("names $status $body as $code", async ({ status, body, code }) => {
    expect((await judged(status, body)).error.code).toBe(code);
  });

  it("quotes the title of a page, and no word where there is none", async () => {
    expect((await judged(502, PAGE)).error.facts).toEqual({
      status: 502,
      said: "502 Bad Gateway",
      correlationId: "c-1",
      values: {},
    });
    expect((await judged(404)).error.facts).toEqual({
      status: 404,
      correlationId: "c-1",
      values: {},
    });
  });
});

describe("the moment of a refusal", () => {
  const own = refusalJson("X_ERR", "No");

  it("is the service's, so that no other clock judges a token or a deadline", async () => {
    const { error } = await judged(401, own, { date: "Tue, 12 May 2026 07:12:00 GMT" });

    expect(error.facts.now).toEqual(new Date("2026-05-12T07:12:00Z"));
  });

  it.each([{}, { date: "yesterday" }])("is not known with the headers %o", async (headers) => {
    expect((await judged(401, own, headers)).error.facts).not.toHaveProperty("now");
  });
});

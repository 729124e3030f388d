import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../src/api/refusal.js";

const of = (body: unknown, status = 409) =>
  refusalOf({ status, body: typeof body === "string" ? body : JSON.stringify(body) });

const envelope = (resource: unknown) => ({
  metadata: { collectionType: "application/vnd.ibm.kms.error+json", collectionTotal: 1 },
  resources: [resource],
});

const TOO_EARLY =
  "Conflict: Key could not be purged: Please see `reasons` for more details (REQ_TOO_EARLY_ERR)";

describe("refusalOf, the service's envelope", () => {
  it("reads message, code and link, word for word", () => {
    const reason = {
      code: "REQ_TOO_EARLY_ERR",
      message: "Please wait and try again: %!(EXTRA []string=[])",
      status: 409,
      moreInfo: "https://cloud.ibm.com/apidocs/key-protect",
      target: { type: "query_param", name: "force" },
    };

    expect(of(envelope({ errorMsg: TOO_EARLY, reasons: [reason] }))).toEqual({
      status: 409,
      reason: "REQ_TOO_EARLY_ERR",
      said: `${TOO_EARLY} Please wait and try again: %!(EXTRA []string=[])`,
      moreInfo: "https://cloud.ibm.com/apidocs/key-protect",
      form: "service",
    });
  });

  it("says by the answer's status, not by the reason's", () => {
    const reasons = [{ code: "X_ERR", message: "…", status: 418 }];

    expect(of(envelope({ errorMsg: "…", reasons }), 422).status).toBe(422);
  });

  it.each([
    { what: "a code with a leading blank", reason: { code: " KEY_ACTION_INVALID_STATE_ERR" } },
    {
      what: "a reason without status",
      reason: { code: "KEY_ACTION_INVALID_STATE_ERR", message: "m" },
    },
    { what: "capitals", reason: { Code: "KEY_ACTION_INVALID_STATE_ERR", Message: "m" } },
    { what: "a status in words", reason: { code: "KEY_ACTION_INVALID_STATE_ERR", status: "409" } },
  ])("trims and reads the code of $what", ({ reason }) => {
    const refusal = of(envelope({ errorMsg: "Conflict", reasons: [reason] }));

    expect(refusal).toMatchObject({ form: "service", reason: "KEY_ACTION_INVALID_STATE_ERR" });
  });

  it.each(["moreInfo", "more_info", "MoreInfo"])("reads the link under %s", (name) => {
    const reasons = [{ code: "NOT_DUAL_AUTH_ERR", [name]: "https://example.com" }];

    expect(of(envelope({ errorMsg: "…", reasons })).moreInfo).toBe("https://example.com");
  });

  it("reads names that begin with capitals", () => {
    const resource = {
      StatusCode: 400,
      Message: "Bad Request: Keys could not be retrieved",
      CorrelationID: "63f9f89d-0ad3-486f-9b49-2470a78fb742",
      Reasons: [
        { Code: "INVALID_QUERY_PARAM_ERR", Message: "must be", Status: 400, MoreInfo: "x" },
      ],
    };

    expect(of(envelope(resource), 400)).toEqual({
      status: 400,
      reason: "INVALID_QUERY_PARAM_ERR",
      said: "Bad Request: Keys could not be retrieved must be",
      moreInfo: "x",
      form: "service",
    });
  });

  it.each([
    { what: "absent", reasons: undefined },
    { what: "null", reasons: null },
    { what: "empty", reasons: [] },
    { what: "no list", reasons: "see above" },
    { what: "a list of nothing", reasons: [{}] },
  ])("does without reasons that are $what", ({ reasons }) => {
    const errorMsg = "Unauthorized: The user does not have access to the specified resource";

    expect(of(envelope({ errorMsg, reasons }), 401)).toEqual({
      status: 401,
      reason: null,
      said: errorMsg,
      moreInfo: null,
      form: "service",
    });
  });

  it("finds a code that only stands in brackets", () => {
    expect(of(envelope({ errorMsg: TOO_EARLY })).reason).toBe("REQ_TOO_EARLY_ERR");
    expect(of(envelope({ errorMsg: `${TOO_EARLY}.` })).reason).toBe("REQ_TOO_EARLY_ERR");
    expect(of(envelope({ errorMsg: "see (the manual)" })).reason).toBeNull();
  });

  it.each([
    { message: `No (${"A".repeat(61)})`, reason: "A".repeat(61) },
    { message: `No (${"A".repeat(62)})`, reason: null },
    { message: "No (A_B)", reason: "A_B" },
    { message: "No (AB)", reason: null },
    { message: "No (_AB)", reason: null },
    { message: "No (X_ERR) and more", reason: null },
    { message: "No (X_ERR)..", reason: null },
  ])("finds in brackets only what looks like a code, at the end: $message", (row) => {
    expect(of(envelope({ errorMsg: row.message })).reason).toBe(row.reason);
  });

  it.each([
    { what: "blank", reasons: [{ code: "  " }], errorMsg: "No", reason: null, said: "No" },
    { what: "all there is", reasons: [{ code: "X_ERR" }], reason: "X_ERR", said: "" },
    {
      what: "in another reason than the link",
      reasons: [{ moreInfo: "elsewhere" }, { code: "X_ERR", message: "m" }],
      reason: "X_ERR",
      said: "m",
    },
    {
      what: "told beside a number for a message",
      reasons: [{ code: "X_ERR", message: 7 }],
      errorMsg: 9,
      reason: "X_ERR",
      said: "",
    },
  ])("reads a code that is $what", ({ reasons, errorMsg, reason, said }) => {
    expect(of(envelope({ errorMsg, reasons }))).toEqual({
      status: 409,
      reason,
      said,
      moreInfo: null,
      form: "service",
    });
  });

  it("reads the first of several resources", () => {
    const resources = [{ errorMsg: "first" }, { errorMsg: "second" }, 3];

    expect(of({ resources })).toMatchObject({ form: "service", said: "first" });
  });

  it("takes the first reason that has a code, and says all of them once", () => {
    const reasons = [
      { message: "a" },
      { code: "B_ERR", message: "b" },
      { code: "C_ERR", message: "a" },
    ];

    expect(of(envelope({ errorMsg: "m", reasons }))).toMatchObject({
      reason: "B_ERR",
      said: "m a b",
    });
  });

  it("keeps no more than 2,000 characters", () => {
    expect(of(envelope({ errorMsg: "x".repeat(9_999) })).said).toHaveLength(2_000);
  });
});

describe("refusalOf, IAM's envelope", () => {
  it("reads code, message and the id that support asks for", () => {
    const body = {
      errorCode: "BXNIM0415E",
      errorMessage: "Provided API key could not be found.",
      context: { requestId: "abc-1", clientIp: "192.0.2.1" },
    };

    expect(of(body, 400)).toEqual({
      status: 400,
      reason: "BXNIM0415E",
      said: "Provided API key could not be found. (request abc-1)",
      moreInfo: null,
      form: "iam",
    });
  });

  it("reads the resource controller's too", () => {
    const body = {
      error_code: "RC-IAMServiceError",
      message: "no such instance",
      status_code: 404,
    };

    expect(of(body, 404)).toMatchObject({ reason: "RC-IAMServiceError", said: "no such instance" });
  });

  it.each([
    { what: "a message alone", body: { message: "no" }, form: "iam", reason: null, said: "no" },
    { what: "a code alone", body: { errorCode: " X1 " }, form: "iam", reason: "X1", said: "" },
    {
      what: "two messages",
      body: { errorMessage: "a", message: "b" },
      form: "iam",
      reason: null,
      said: "a",
    },
    {
      what: "a context without an id",
      body: { message: "no", context: { requestId: 7 } },
      form: "iam",
      reason: null,
      said: "no",
    },
    {
      what: "a context of another kind",
      body: { message: "no", context: "x" },
      form: "iam",
      reason: null,
      said: "no",
    },
    { what: "a blank code", body: { errorCode: " " }, form: "json", reason: null, said: "" },
  ])("reads $what", ({ body, form, reason, said }) => {
    expect(of(body, 400)).toEqual({ status: 400, reason, said, moreInfo: null, form });
  });
});

describe("refusalOf, everything else", () => {
  it.each([
    { what: "nothing", body: "", form: "empty", said: "" },
    { what: "blanks", body: " \r\n ", form: "empty", said: "" },
    {
      what: "no healthy upstream",
      body: "no healthy upstream",
      form: "text",
      said: "no healthy upstream",
    },
    { what: "two lines", body: "first\r\nsecond", form: "text", said: "first" },
    { what: "a long line", body: "y".repeat(500), form: "text", said: "y".repeat(300) },
    {
      what: "a page",
      body: "<!DOCTYPE html><html><head><TITLE lang='en'>Sign\n in</TITLE>",
      form: "html",
      said: "Sign in",
    },
    {
      what: "a page after a byte order mark",
      body: "\uFEFF<html><title>T</title>",
      form: "html",
      said: "T",
    },
    {
      what: "a page without a title",
      body: "<html><body>No</body></html>",
      form: "html",
      said: "",
    },
    { what: "JSON of somebody else", body: '{"secret":"x"}', form: "json", said: "" },
    { what: "a number", body: "42", form: "json", said: "" },
    { what: "an envelope of nothing", body: '{"resources":[{}]}', form: "json", said: "" },
    {
      what: "a list of keys",
      body: '{"resources":[{"id":"x","name":"y"}]}',
      form: "json",
      said: "",
    },
    { what: "half a JSON", body: '{"resources":[', form: "text", said: "" },
  ])("tells $what by its form", ({ body, form, said }) => {
    expect(of(body, 503)).toEqual({ status: 503, reason: null, said, moreInfo: null, form });
  });

  it("never fails, whatever comes", () => {
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc.anything().map((value) => JSON.stringify({ resources: [value] }) ?? ""),
      fc
        .anything()
        .map((value) => JSON.stringify(envelope({ errorMsg: "m", reasons: value })) ?? ""),
    );

    fc.assert(
      fc.property(bodies, (body) => {
        expect(of(body)).toMatchObject({ status: 409, said: expect.any(String) });
      }),
      { numRuns: 1_000 },
    );
  });

  it("is quick with a page made to be slow", () => {
    const start = performance.now();

    of(`<html>${"<title".repeat(200_000)}`);

    expect(performance.now() - start).toBeLessThan(500);
  });
});

import { describe, expect, it } from "vitest";
import { faultyAnswer } from "../../../src/emulator/faults/faulty-answer.js";

const JSON_TYPE = { "content-type": "application/json" };
const key = { status: 200, headers: { date: "d", ...JSON_TYPE }, text: '{"id":1}' };
const nothing = { status: 204, headers: { date: "d" }, text: "" };

describe("faultyAnswer", () => {
  it("puts in what it is told to and leaves the rest", () => {
    expect(faultyAnswer({ headers: { date: "x", via: "p" } }, key)).toEqual({
      ...key,
      headers: { ...JSON_TYPE, date: "x", via: "p" },
    });
    expect(faultyAnswer({ status: 202 }, key)).toEqual({ ...key, status: 202 });
    expect(faultyAnswer({ status: 399 }, nothing)).toEqual({ ...nothing, status: 399 });
    expect(faultyAnswer({ body: '{"id":' }, key)).toEqual({ ...key, text: '{"id":' });
    expect(faultyAnswer({ body: "" }, key)).toEqual({ ...key, text: "" });
  });

  it("gives a failure the body of a failure, without reasons", () => {
    const { status, headers, text } = faultyAnswer({ status: 400 }, nothing);
    expect([status, headers]).toEqual([400, { date: "d", ...JSON_TYPE }]);
    expect(JSON.parse(text)).toEqual({
      metadata: { collectionType: "application/vnd.ibm.kms.error+json", collectionTotal: 1 },
      resources: [{ errorMsg: "Bad Request: the emulator was told to fail" }],
    });
    expect(faultyAnswer({ status: 599 }, key).text).toContain("599: the emulator was told to fail");
    expect(faultyAnswer({ status: 503, body: "no healthy upstream" }, key)).toMatchObject({
      status: 503,
      text: "no healthy upstream",
    });
  });

  it("sends a proxy's page for html, with the status of a page where there was none", () => {
    for (const [own, status] of [
      [key, 200],
      [nothing, 200],
      [{ ...key, status: 503 }, 503],
    ] as const) {
      const page = faultyAnswer({ body: "html" }, own);
      expect(page).toMatchObject({ status, headers: { "content-type": "text/html", date: "d" } });
      expect(page.text).toMatch(/^<!DOCTYPE html>/);
    }
    expect(faultyAnswer({ status: 502, body: "html" }, nothing).status).toBe(502);
  });

  it("lets a header have the last word on the type", () => {
    const headers = { "content-type": "text/plain" };
    expect(faultyAnswer({ body: "html", headers }, key).headers).toMatchObject(headers);
  });
});

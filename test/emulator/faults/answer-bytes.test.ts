import { describe, expect, it } from "vitest";
import { answerBytes } from "../../../src/emulator/faults/answer-bytes.js";

const answer = { status: 200, headers: { date: "d" }, text: "12345" };
const HEAD = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ndate: d\r\nconnection: close\r\n\r\n";

function told(text: string, method = "GET", status = 200) {
  const { bytes, half } = answerBytes({ ...answer, text, status }, method);
  return [bytes.subarray(0, half).toString(), bytes.subarray(half).toString()];
}

describe("answerBytes", () => {
  it("writes an answer as it goes over the wire, its half in the middle of the body", () => {
    expect(told("12345")).toEqual([`${HEAD}12`, "345"]);
    expect(told("x")).toEqual([HEAD.replace("5", "1"), "x"]);
    expect(told("é")[0]).toContain("content-length: 2\r\n");
  });

  it.each([
    ["to HEAD", "12345", "HEAD", 200, "content-length: 5\r\n"],
    ["of 204", "", "DELETE", 204, "204 No Content\r\ndate"],
    ["of 304", "", "GET", 304, "content-length: 0\r\n"],
    ["without a body", "", "GET", 200, "content-length: 0\r\n"],
  ])("has its half in the middle of the head for an answer %s", (_, text, method, status, has) => {
    const [first = "", second = ""] = told(text, method, status);
    expect(first + second).toMatch(/^HTTP\/1\.1 \d{3} .*\r\nconnection: close\r\n\r\n$/s);
    expect(first + second).toContain(has);
    expect(first).not.toContain("\r\n\r\n");
    expect(second.length - first.length).toBeOneOf([0, 1]);
  });

  it("writes a status that nobody has heard of", () => {
    expect(told("", "GET", 299)[0]).toMatch(/^HTTP\/1\.1 299 \r\n/);
  });
});

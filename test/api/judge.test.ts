import { describe, expect, it } from "vitest";
import * as z from "zod";
import { judge, type Sending } from "../../src/api/judge.js";
import type { Quick } from "../../src/api/operation.js";
import { answered, failure } from "../support/fake-transport.js";
import { refusalJson } from "../support/wire-json.js";

const sending = (more: Partial<Sending<number>["operation"]> = {}): Sending<number> => ({
  operation: { method: "GET", accepts: [200], ...more },
  schema: z.object({ n: z.number() }).transform(({ n }) => n),
  correlationId: "c-1",
  values: { host: "h", operation: "count", role: "Reader" },
});

describe("judge", () => {
  it("says yes to what was asked for", async () => {
    const judgement = await judge(answered(200, { n: 7 }), sending());

    expect(judgement).toMatchObject({ verdict: "yes", value: 7, correlationId: "c-1" });
  });

  it("reads the headers of a HEAD", async () => {
    const schema = z.object({ "key-total": z.string() });
    const { quick: _, ...rest } = sending();
    const head = { ...rest, operation: { method: "HEAD", accepts: [200] }, schema } as const;

    const judgement = await judge(answered(200, "", { "key-total": "3" }), head);

    expect(judgement).toMatchObject({ verdict: "yes", value: { "key-total": "3" } });
  });

  it.each([
    { when: "nothing", body: "", code: "malformed-answer", tries: 1 },
    { when: "JSON that does not fit", body: '{"n":"x"}', code: "malformed-answer", tries: 1 },
    { when: "half a JSON", body: '{"n":', code: "malformed-answer", tries: 3 },
    { when: "a text", body: "hello", code: "malformed-answer", tries: 3 },
    { when: "a page", body: "<html><title>Portal</title>", code: "proxy-answered", tries: 2 },
  ])("says no to $when with the right status", async ({ body, code, tries }) => {
    const judgement = await judge(answered(200, body), sending());

    expect(judgement).toMatchObject({ verdict: "no", proof: "none", tries, error: { code } });
    expect(judgement).toMatchObject({
      error: { facts: { correlationId: "c-1", values: { host: "h", operation: "count" } } },
    });
  });

  it("names the place that does not fit, and quotes nothing", async () => {
    const judgement = await judge(answered(200, '{"n":"c2VjcmV0"}'), sending());

    expect(judgement).toMatchObject({ error: { facts: { values: { detail: "n" } } } });
    expect(JSON.stringify(judgement)).toMatch(/"body":"\{.*c2VjcmV0/);
    expect(JSON.stringify({ ...judgement, answer: undefined })).not.toContain("c2VjcmV0");
  });

  it("names a place within others by its way, and the whole by nothing", async () => {
    const schema = z.object({ a: z.array(z.object({ b: z.number() })) }).transform(() => 0);
    const deep = await judge(answered(200, '{"a":[{"b":1},{"b":"x"}]}'), { ...sending(), schema });
    const whole = await judge(answered(200, "7"), sending());

    expect(deep).toMatchObject({
      verdict: "no",
      proof: "none",
      tries: 1,
      error: {
        code: "malformed-answer",
        facts: {
          status: 200,
          correlationId: "c-1",
          values: { host: "h", operation: "count", role: "Reader", detail: "a.1.b" },
        },
      },
    });
    expect(whole).toMatchObject({ error: { facts: { values: { detail: "" } } } });
  });

  it("takes what can be read quickly, and judges by the schema what can't", async () => {
    const seen: string[] = [];
    const quick: Quick<number> = ({ bytes }) => {
      seen.push(bytes.toString());
      return bytes.length > 7 ? 0 : undefined;
    };

    const read = async (body: string) => judge(answered(200, body), { ...sending(), quick });

    expect(await read('{"n":10}')).toMatchObject({
      verdict: "yes",
      value: 0,
      correlationId: "c-1",
    });
    expect(await read('{"n":1}')).toMatchObject({ verdict: "yes", value: 1 });
    expect(await read('{"n":')).toMatchObject({
      verdict: "no",
      error: { code: "malformed-answer" },
    });
    expect(seen).toEqual(['{"n":10}', '{"n":1}', '{"n":']);
  });

  it("reads no answer quickly that has another status", async () => {
    const quick = () => 7;

    expect(await judge(answered(404, "x"), { ...sending(), quick })).toMatchObject({
      verdict: "no",
    });
  });

  it("takes blanks for nothing", async () => {
    const schema = z.undefined().transform(() => 7);

    expect(await judge(answered(200, " \r\n"), { ...sending(), schema })).toMatchObject({
      verdict: "yes",
      value: 7,
    });
  });

  it("says no to another 2xx", async () => {
    const judgement = await judge(answered(202, '{"n":7}'), sending());

    expect(judgement).toMatchObject({
      verdict: "no",
      proof: "none",
      error: { code: "malformed-answer" },
    });
  });

  it.each([
    { result: "never-sent", proof: "never-sent" },
    { result: "lost", proof: "none" },
  ] as const)("has the proof $proof where it was $result", async ({ result, proof }) => {
    const judgement = await judge({ result, cause: failure("ECONNRESET") }, sending());

    expect(judgement).toMatchObject({
      verdict: "no",
      proof,
      error: { facts: { correlationId: "c-1" } },
    });
  });

  it("passes a refusal on with all that is known of it", async () => {
    const refusal = refusalJson("REQ_TOO_EARLY_ERR", "Conflict: too early", "wait");

    const judgement = await judge(answered(409, refusal), sending());

    expect(judgement).toMatchObject({
      proof: "refused",
      tries: 1,
      error: {
        code: "REQ_TOO_EARLY_ERR",
        facts: {
          status: 409,
          reason: "REQ_TOO_EARLY_ERR",
          said: "Conflict: too early wait",
          correlationId: "c-1",
          values: { host: "h", operation: "count", role: "Reader" },
        },
      },
    });
  });
});

import { describe, expect, it } from "vitest";
import { suitsRequest } from "../../../src/commands/key/suits-request.js";
import { aRequest, INSTANCE } from "../../views/models.js";

const OTHER = "11111111-6001-4482-a892-13bd2085f75d";
const crnOf = (id: string, region = "eu-de", account = "a1") =>
  `crn:v1:bluemix:public:kms:${region}:a/${account}:${id}::`;
const { id } = INSTANCE;
const CRN = crnOf(id);
const claimed = { id, crn: CRN, region: "eu-de", name: null };
const request = (instance: Partial<typeof claimed> | { crn: null } = {}) =>
  aRequest([], { instance: { ...claimed, ...instance } });

describe("an instance beside a request file", () => {
  it.each([
    { id, crn: CRN, region: "eu-de" },
    { id, crn: null, region: "eu-de" },
    { id, crn: null, region: null },
  ])("may be the one that it is about: %o", (named) => {
    expect(() => suitsRequest(named, request())).not.toThrow();
    expect(() => suitsRequest(named, request({ crn: null }))).not.toThrow();
  });

  it.each([
    { id: OTHER, crn: crnOf(OTHER), region: "eu-de" },
    { id: OTHER, crn: null, region: null },
    { id, crn: crnOf(id, "eu-de", "a2"), region: "eu-de" },
    { id, crn: null, region: "us-south" },
  ])("is refused where it is another one: %o", (named) => {
    expect(() => suitsRequest(named, request())).toThrow(
      expect.objectContaining({ code: "request-contradicts", exit: 2 }),
    );
  });

  it("is never chosen by the file, only suggested", () => {
    expect(() => suitsRequest(null, request())).toThrow(
      expect.objectContaining({
        code: "usage",
        facts: expect.objectContaining({
          do: [`if you mean the one that the file claims, name it: --instance ${CRN}`],
        }),
      }),
    );
  });
});

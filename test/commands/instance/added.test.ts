import { describe, expect, it } from "vitest";
import { added } from "../../../src/commands/instance/added.js";

const GUID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:kms:eu-de:a/1:${GUID}::`;
const OTHER = CRN.replace("02fd", "12fd");

const entry = (instance: string, region: string | null = null) => ({
  name: "prod-eu",
  instance,
  region,
});

describe("added", () => {
  it("puts one behind the others", () => {
    const all = [{ ...entry(OTHER), name: "other" }];

    expect(added(all, entry(CRN))).toEqual([...all, entry(CRN)]);
  });

  it.each([
    [entry(CRN), entry(CRN)],
    [entry(CRN), entry(GUID.toUpperCase())],
    [entry(GUID), entry(CRN)],
    [entry(GUID, "eu-de"), entry(CRN)],
    [entry(CRN), entry(GUID, "eu-de")],
    [entry(GUID, "eu-de"), entry(GUID, "eu-de")],
  ])("leaves what is saved as %j, for %j too", (saved, one) => {
    const all = [saved];

    expect(added(all, one)).toBe(all);
  });

  it.each([
    [entry(CRN), entry(OTHER)],
    [entry(GUID, "eu-de"), entry(GUID, "us-south")],
    [entry(CRN), entry(GUID, "us-south")],
  ])("never lets a name that stands for %j stand for %j", (saved, one) => {
    expect(() => added([saved], one)).toThrow(
      expect.objectContaining({
        code: "usage",
        exit: 2,
        facts: expect.objectContaining({ why: `prod-eu is saved for ${saved.instance}` }),
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { parseCrn } from "../../../src/api/crn.js";
import type { InstanceRecord } from "../../../src/api/instance-record.js";
import { proposals } from "../../../src/commands/instance/proposals.js";
import { isSavedName } from "../../../src/core/saved-name.js";

const idOf = (n: number) => `02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`;
const crnOf = (n: number, region = "eu-de") =>
  `crn:v1:bluemix:public:kms:${region}:a/1:${idOf(n)}::`;

const record = (name: string | null, n: number, region?: string): InstanceRecord => ({
  name,
  crn: parseCrn(crnOf(n, region)) ?? null,
  unknownCrn: null,
  state: "active",
  endpoints: { public: null, private: null },
});

const namesOf = (...records: readonly InstanceRecord[]) =>
  proposals(records, []).map(({ name }) => name);

describe("a proposed name", () => {
  it.each([
    ["prod-eu", "prod-eu"],
    ["Key Protect-x9", "key-protect-x9"],
    ["Prod EU (Köln)", "prod-eu-koln"],
    ["  a / b \n", "a-b"],
    ["-._x_.-", "x"],
    ["日本", "instance"],
    ["", "instance"],
    [null, "instance"],
    [idOf(7), "instance"],
    ["\u001b[2J\u202e$(rm)", "2j-rm"],
    ["x".repeat(300), "x".repeat(40)],
  ])("of %j is %s", (name, proposed) => {
    expect(namesOf(record(name, 1))).toEqual([proposed]);
    expect(isSavedName(proposed)).toBe(true);
  });

  it("is told apart by its region, then by a number", () => {
    const same = [
      record("keys", 1),
      record("keys", 2, "us-south"),
      record("keys", 3),
      record("keys", 4),
    ];

    expect(namesOf(...same).toSorted()).toEqual(["keys", "keys-2", "keys-eu-de", "keys-us-south"]);
  });

  it("does not depend on the order of the list", () => {
    const all = [record("b", 1), record("a", 2), record("a", 3, "us-south"), record(null, 4)];

    expect(proposals(all.toReversed(), [])).toEqual(proposals(all, []));
  });

  it("is not one that another instance is saved under", () => {
    const saved = [{ name: "keys", instance: crnOf(9), region: null }];

    expect(proposals([record("keys", 1)], saved)).toMatchObject([
      { name: "keys-eu-de", isSaved: false },
    ]);
  });

  it("is the saved one of an instance that has one, by CRN or by GUID", () => {
    const saved = [
      { name: "mine", instance: crnOf(1), region: null },
      { name: "yours", instance: idOf(2).toUpperCase(), region: "eu-de" },
    ];

    expect(proposals([record("a", 1), record("b", 2)], saved)).toMatchObject([
      { name: "mine", isSaved: true, instance: crnOf(1) },
      { name: "yours", isSaved: true },
    ]);
  });
});

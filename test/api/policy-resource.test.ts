import { describe, expect, it } from "vitest";
import { InstancePolicies, KeyPolicies } from "../../src/api/policy-resource.js";
import { collectionOf } from "../support/wire-json.js";

const allowedIp = {
  policy_type: "allowedIP",
  policy_data: { enabled: true, attributes: { allowed_ip: ["192.0.2.1"] } },
};
const ofPeople = (more: Readonly<Record<string, unknown>> = {}) => ({
  policy_type: "dualAuthDelete",
  policy_data: { enabled: true },
  ...more,
});

describe("InstancePolicies", () => {
  it.each([
    { when: "today", wire: { lastUpdated: "2026-05-12T07:12:00Z", updatedBy: "IBMid-1" } },
    { when: "in 2020", wire: { last_updated: "2026-05-12T07:12:00Z", updated_by: "IBMid-1" } },
  ])("reads who changed it last, as it is spelt $when", ({ wire }) => {
    expect(InstancePolicies.parse(collectionOf(ofPeople(wire)))).toEqual({
      enabled: true,
      updatedAt: new Date("2026-05-12T07:12:00Z"),
      updatedBy: "IBMid-1",
    });
  });

  it.each([
    { when: "before", list: [allowedIp, ofPeople()] },
    { when: "after", list: [ofPeople(), allowedIp] },
    { when: "of a type nobody knows", list: [{ policy_type: "new", policy_data: 7 }, ofPeople()] },
  ])("passes over another policy $when", ({ list }) => {
    expect(InstancePolicies.parse(collectionOf(...list))).toMatchObject({ enabled: true });
  });

  it("tells off from never set", () => {
    const off = ofPeople({ policy_data: { enabled: false } });

    expect(InstancePolicies.parse(collectionOf(off))).toMatchObject({ enabled: false });
    expect(InstancePolicies.parse(collectionOf())).toBeNull();
    expect(InstancePolicies.parse({ metadata: { collectionTotal: 0 } })).toBeNull();
    expect(InstancePolicies.parse(collectionOf(allowedIp))).toBeNull();
  });

  it.each([
    { what: "other JSON", json: { ok: true } },
    { what: "nothing", json: undefined },
    { what: "a policy without its switch", json: collectionOf(ofPeople({ policy_data: {} })) },
    { what: "an item without a type", json: collectionOf({ policy_data: { enabled: true } }) },
  ])("does not take $what for 'off'", ({ json }) => {
    expect(InstancePolicies.safeParse(json).success).toBe(false);
  });
});

describe("KeyPolicies", () => {
  const rotation = { type: "application/vnd.ibm.kms.policy+json", rotation: { interval_month: 3 } };
  const ofKey = {
    id: "a-policy",
    crn: "crn:…:policy:a-policy",
    lastUpdateDate: "2026-05-12T07:12:00Z",
    updatedBy: "IBMid-1",
    dualAuthDelete: { enabled: true },
  };

  it.each([{ list: [ofKey] }, { list: [rotation, ofKey] }, { list: [ofKey, rotation] }])(
    "reads $list",
    ({ list }) => {
      expect(KeyPolicies.parse(collectionOf(...list))).toEqual({
        enabled: true,
        updatedAt: new Date("2026-05-12T07:12:00Z"),
        updatedBy: "IBMid-1",
      });
    },
  );

  it("tells off from never set", () => {
    const off = { dualAuthDelete: { enabled: false } };

    expect(KeyPolicies.parse(collectionOf(off))).toMatchObject({ enabled: false });
    expect(KeyPolicies.parse({ metadata: { collectionTotal: 0 } })).toBeNull();
    expect(KeyPolicies.parse(collectionOf(rotation))).toBeNull();
  });

  it.each([{ ok: true }, undefined, collectionOf({ dualAuthDelete: {} })])("is not %j", (json) => {
    expect(KeyPolicies.safeParse(json).success).toBe(false);
  });
});

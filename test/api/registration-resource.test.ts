import { describe, expect, it } from "vitest";
import { RegistrationList } from "../../src/api/registration-resource.js";
import { collectionOf } from "../support/wire-json.js";

describe("RegistrationList", () => {
  it("reads what is registered, whatever form its dates have", () => {
    const json = collectionOf(
      { resourceCrn: "crn:a", creationDate: "2010-01-12T05:23:19+0000", lastUpdated: "soon" },
      { resourceCrn: "crn:b", preventKeyDeletion: true, registrationMetadata: "…" },
      { resourceCrn: "crn:c", preventKeyDeletion: null },
    );

    expect(RegistrationList.parse(json)).toEqual({
      registrations: [
        { resourceCrn: "crn:a", preventKeyDeletion: false },
        { resourceCrn: "crn:b", preventKeyDeletion: true },
        { resourceCrn: "crn:c", preventKeyDeletion: false },
      ],
      total: null,
    });
  });

  it("reads none", () => {
    const json = { metadata: { collectionTotal: 0, totalCount: 0 } };

    expect(RegistrationList.parse(json)).toEqual({ registrations: [], total: 0 });
  });

  it.each([
    {},
    undefined,
    { resources: [] },
    collectionOf({ preventKeyDeletion: true }),
    collectionOf({ resourceCrn: "crn:a", preventKeyDeletion: "yes" }),
  ])("is not %j", (json) => {
    expect(RegistrationList.safeParse(json).success).toBe(false);
  });
});

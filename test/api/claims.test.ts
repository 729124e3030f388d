import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personOf } from "../../src/api/claims.js";
import { tokenWith } from "../support/token-with.js";

const user = {
  iam_id: "IBMid-3100",
  sub: "bob@example.com",
  name: "Bob Example",
  email: "bob@example.com",
  account: { bss: "abc123", valid: true },
  exp: 1_778_587_200,
  iss: "https://iam.cloud.ibm.com/identity",
};

const bob = {
  iamId: "IBMid-3100",
  name: "Bob Example",
  email: "bob@example.com",
  account: "abc123",
  kind: "user",
  authenticatedBy: null,
  tokenExpires: new Date("2026-05-12T12:00:00Z"),
};

const refused = expect.objectContaining({ code: "unauthorized-token", exit: 4 });

describe("personOf", () => {
  it("reads a user", async () => {
    expect(await personOf(tokenWith(user))).toEqual(bob);
    expect(await personOf(`Bearer ${tokenWith(user)}`)).toEqual(bob);
  });

  it("reads a service id and an older token of one, which has no sub_type", async () => {
    const service = { iam_id: "iam-ServiceId-1", sub: "ServiceId-1", sub_type: "ServiceId" };
    const seen = { iamId: "iam-ServiceId-1", name: "ServiceId-1", kind: "service-id", email: null };
    expect(await personOf(tokenWith(service))).toMatchObject(seen);
    expect(await personOf(tokenWith({ ...service, sub_type: undefined }))).toMatchObject(seen);
  });

  it("names who signed in behind a trusted profile", async () => {
    const profile = { iam_id: "iam-Profile-9", sub: "Profile-9", authn: { iam_id: "IBMid-3100" } };
    expect(await personOf(tokenWith(profile))).toMatchObject({
      iamId: "iam-Profile-9",
      kind: "trusted-profile",
      authenticatedBy: "IBMid-3100",
    });
  });

  it("names nobody else where the one who signed in is the same", async () => {
    const same = { ...user, authn: { iam_id: "IBMid-3100", sub: "bob@example.com" } };
    expect(await personOf(tokenWith(same))).toEqual(bob);
  });

  it.each([
    { claims: { name: 7, email: [], sub: null }, seen: { name: null, email: null } },
    { claims: { name: "", sub: "bob" }, seen: { name: "bob" } },
    { claims: { account: "abc" }, seen: { account: null } },
    { claims: { account: { bss: 1 } }, seen: { account: null } },
    { claims: { authn: "IBMid-1" }, seen: { authenticatedBy: null } },
    { claims: { exp: "soon" }, seen: { tokenExpires: null } },
    { claims: { exp: 1e300 }, seen: { tokenExpires: null } },
    { claims: { exp: undefined }, seen: { tokenExpires: null } },
  ])("reads $claims as if it were not there", async ({ claims, seen }) => {
    expect(await personOf(tokenWith({ ...user, ...claims }))).toEqual({
      ...bob,
      ...seen,
    });
  });

  it.each([
    ["an API key", "azE5kd-9sJf_example"],
    ["nothing", ""],
    ["claims of nobody", tokenWith({ sub: "bob@example.com" })],
    ["an empty identity", tokenWith({ iam_id: "" })],
    ["an identity that is no text", tokenWith({ iam_id: 3100 })],
    ["claims that are a list", tokenWith([user])],
  ])("refuses %s", async (_, token) => {
    await expect(personOf(token)).rejects.toThrow(refused);
  });

  it("never repeats a token in its error", async () => {
    const error = await personOf("hunter2").catch((refusal: unknown) => refusal);
    expect(JSON.stringify(error)).not.toContain("hunter2");
  });

  it("knows a person or refuses, whatever the claims hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...Object.keys(user)), fc.json()),
        async (c) => {
          const claims = Object.fromEntries(Object.entries(c).map(([k, v]) => [k, JSON.parse(v)]));
          const person = await personOf(tokenWith(claims)).catch((error: unknown) => error);
          const told = typeof claims["iam_id"] === "string" && claims["iam_id"] !== "";
          expect(person).toEqual(
            told ? expect.objectContaining({ iamId: claims["iam_id"] }) : refused,
          );
        },
      ),
    );
  });
});

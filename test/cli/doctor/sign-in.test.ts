import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/cli/connection.js";
import { signIn } from "../../../src/cli/doctor/sign-in.js";
import type { Person } from "../../../src/core/person.js";
import { EXIT } from "../../../src/errors/exit-codes.js";
import { KpDualError } from "../../../src/errors/kp-dual-error.js";

const NOON = new Date("2026-05-12T12:00:00Z");
const later = (ms: number) => new Date(NOON.getTime() + ms);

const BOB: Person = {
  iamId: "IBMid-3100",
  name: "Bob",
  email: "bob@example.com",
  account: "a1",
  kind: "user",
  authenticatedBy: null,
  tokenExpires: later(3_600_000),
};

const looked = (person: Person | KpDualError, more: { readonly remarks?: string[] } = {}) =>
  signIn({
    identity: async () => {
      if (person instanceof KpDualError) throw person;
      return {
        person,
        remarks: [],
        connection: { way: "IBMCLOUD_API_KEY" } as Connection,
        ...more,
      };
    },
    visits: async () => [],
    // This machine's clock is a day behind.
    clock: () => later(-86_400_000),
    reading: () => ({ here: later(-86_400_000), service: NOON }),
  });

describe("signIn", () => {
  it("tells the way, who one is by it, and for how long by the service's clock", async () => {
    expect(await looked(BOB)).toEqual([
      {
        verdict: "ok",
        detail:
          "by IBMCLOUD_API_KEY, as bob@example.com (IBMid-3100), a user of account a1; the token ends in 1h 0m",
        do: [],
        exit: EXIT.done,
      },
    ]);
  });

  it("is no once the token has ended", async () => {
    const before = await looked({ ...BOB, tokenExpires: later(1) });
    const at = await looked({ ...BOB, tokenExpires: NOON });

    expect(before).toMatchObject([{ verdict: "ok" }]);
    expect(at).toMatchObject([{ verdict: "no", exit: EXIT.notAllowed }]);
  });

  it("is no where nobody is signed in, with the ways", async () => {
    const [symptom] = await looked(new KpDualError("not-signed-in"));

    expect(symptom).toMatchObject({ verdict: "no", exit: EXIT.notAllowed });
    expect(symptom?.do.join("\n")).toMatch(/--api-key-file[\s\S]*IBMCLOUD_IAM_TOKEN/);
  });

  it.each(["service-id", "trusted-profile"] as const)("warns of a shared %s", async (kind) => {
    expect(await looked({ ...BOB, kind })).toMatchObject([
      { verdict: "ok", do: [] },
      { verdict: "ok", do: [expect.stringContaining("an identity of their own")] },
    ]);
  });

  it("passes on what was remarked on the way", async () => {
    expect(await looked(BOB, { remarks: ["chmod 600 it"] })).toMatchObject([
      { verdict: "ok", do: ["chmod 600 it"] },
    ]);
  });
});

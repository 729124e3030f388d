import { describe, expect, it } from "vitest";
import { isUnauthorized, makeRenewal } from "../../src/api/renewal.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

const refused = new KpDualError("unauthorized", { status: 401 });

/** Gives t-1 first, then another token each time that one is refused, as long as there are any. */
function tokens(...others: string[]) {
  let current = "t-1";
  const renewals: string[] = [];
  const token = async () => current;
  const renew = async (old: string) => {
    renewals.push(old);
    const next = current === old ? others.shift() : current;
    if (next !== undefined) current = next;
    return next;
  };
  return { source: { token, renew }, renewals };
}

/** A service that takes only these tokens; it keeps what it was shown. */
function serviceOf(...valid: string[]) {
  const shown: string[] = [];
  const make = async (token: string) => {
    shown.push(token);
    return valid.includes(token) ? undefined : refused;
  };
  return { make, shown };
}

const errorOf = (result: KpDualError | undefined) => result;

describe("makeRenewal", () => {
  it("renews nothing while the token is taken", async () => {
    const { source, renewals } = tokens("t-2");
    const { make, shown } = serviceOf("t-1");

    const signed = await makeRenewal(source)(make, errorOf);

    expect(signed).toEqual({ result: undefined, token: "t-1" });
    expect({ shown, renewals }).toEqual({ shown: ["t-1"], renewals: [] });
  });

  it("tries once more with another token after a 401", async () => {
    const { source, renewals } = tokens("t-2");
    const { make, shown } = serviceOf("t-2");

    const signed = await makeRenewal(source)(make, errorOf);

    expect(signed).toEqual({ result: undefined, token: "t-2" });
    expect({ shown, renewals }).toEqual({ shown: ["t-1", "t-2"], renewals: ["t-1"] });
  });

  it("tries only once more", async () => {
    const { source } = tokens("t-2", "t-3");
    const { make, shown } = serviceOf();

    const signed = await makeRenewal(source)(make, errorOf);

    expect(signed).toEqual({ result: refused, token: "t-2" });
    expect(shown).toEqual(["t-1", "t-2"]);
  });

  it("stays with the 401 where there is no other token", async () => {
    const { source } = tokens();
    const { make, shown } = serviceOf();

    const signed = await makeRenewal(source)(make, errorOf);

    expect(signed).toEqual({ result: refused, token: "t-1" });
    expect(shown).toEqual(["t-1"]);
  });

  it("does not renew a token again that was refused although it was new", async () => {
    const { source, renewals } = tokens("t-2", "t-3", "t-4");
    const { make } = serviceOf();
    const signed = makeRenewal(source);

    await signed(make, errorOf);
    const second = await signed(make, errorOf);

    expect(second).toEqual({ result: refused, token: "t-2" });
    expect(renewals).toEqual(["t-1"]);
  });

  it("renews again once the source has moved on to a later token", async () => {
    const { source, renewals } = tokens("t-2", "t-4");
    let current = source.token;
    const signed = makeRenewal({ ...source, token: () => current() });
    await signed(serviceOf("t-2").make, errorOf);
    current = async () => "t-3";

    await signed(serviceOf("t-4").make, errorOf);

    expect(renewals).toEqual(["t-1", "t-3"]);
  });

  it.each([
    new KpDualError("forbidden", { status: 403 }),
    new KpDualError("not-reached"),
    new KpDualError("proxy-answered", { status: 401 }),
  ])("has no remedy for %s", async (error) => {
    const { source, renewals } = tokens("t-2");

    await makeRenewal(source)(async () => error, errorOf);

    expect(isUnauthorized(error)).toBe(false);
    expect(renewals).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { deletion } from "../../src/change/deletion.js";
import { inContext } from "../../src/change/in-context.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { fakeMeans } from "../support/fake-means.js";
import { FakeService } from "../support/fake-service.js";
import { approvedKey, deletedKey, hours, INSTANCE, NOW, ORDERS, seen } from "../views/models.js";

const told = (error: KpDualError, look: ReturnType<typeof seen> | null) =>
  inContext(error, deletion, { key: ORDERS }, look, fakeMeans(new FakeService({})));

const NOT_MET = new KpDualError("AUTHORIZATIONS_NOT_MET", { status: 409, said: "no" });

describe("a failure in its context", () => {
  it("says what did not happen, to which key, where, and until when it matters", () => {
    const { code, facts } = told(new KpDualError("registered"), seen(approvedKey(1)));

    expect(code).toBe("registered");
    expect(facts).toEqual({
      effect: "not deleted",
      changed: false,
      values: {
        key: ORDERS,
        state: "active",
        instance: "prod-eu",
        instanceId: INSTANCE.id,
        at: INSTANCE.at,
      },
      now: NOW,
      until: hours(1),
    });
  });

  it("keeps what was known of it before", () => {
    const known = { effect: "may have been deleted", changed: "unknown", now: hours(3) } as const;

    const { facts } = told(
      new KpDualError("answer-lost", { ...known, values: { host: "h", key: "other" } }),
      seen(approvedKey(1)),
    );

    expect(facts).toMatchObject({ ...known, values: { host: "h", key: "other", at: INSTANCE.at } });
  });

  it("tells no state and no moment of a key that was not seen", () => {
    const { facts } = told(new KpDualError("forbidden"), null);

    expect(facts).not.toHaveProperty("now");
    expect(facts).not.toHaveProperty("until");
    expect(facts.values).not.toHaveProperty("state");
    expect(facts.values).toMatchObject({ key: ORDERS });
  });

  it.each([
    { ms: -1, code: "same-person", until: hours(1) },
    { ms: 0, code: "AUTHORIZATIONS_NOT_MET", until: undefined },
    { ms: 1, code: "AUTHORIZATIONS_NOT_MET", until: undefined },
  ])("finds the same person in $code $ms ms from the deadline", ({ ms, code, until }) => {
    const error = told(NOT_MET, seen(approvedKey(1), { serverNow: hours(1, ms) }));

    expect(error.code).toBe(code);
    expect(error.facts).toMatchObject({ status: 409, said: "no" });
    expect(error.facts.until).toEqual(until);
  });

  it("tells no deadline of an approval that the service no longer knows of", () => {
    const { code, facts } = told(new KpDualError("approval-missing"), seen(approvedKey(1)));

    expect(code).toBe("approval-missing");
    expect(facts).not.toHaveProperty("until");
  });

  it("doesn't find the same person by an approval of a key that is deleted, or unseen", () => {
    expect(told(NOT_MET, null).code).toBe("AUTHORIZATIONS_NOT_MET");
    expect(told(NOT_MET, seen(deletedKey(0, approvedKey(1)))).code).toBe("same-person");
  });
});

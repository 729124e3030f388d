import { describe, expect, it } from "vitest";
import { readerNeeded } from "../../src/change/reader-needed.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

const PURGE = { unreadable: "purge-needs-reader" } as const;

describe("where a role beside the acting one is needed to read", () => {
  it("a refusal is told as its lack, with all that is known of it", () => {
    const refusal = new KpDualError("unauthorized-role", { status: 401 });

    const told = readerNeeded(PURGE, refusal);

    expect(told).toMatchObject({ code: "purge-needs-reader", facts: { status: 401 } });
    expect(told.cause).toBe(refusal);
  });

  it.each([
    { of: "a change that needs none", change: {}, code: "unauthorized-role" },
    { of: "a service that is busy", change: PURGE, code: "busy" },
    { of: "an address that is not let in", change: PURGE, code: "forbidden" },
  ] as const)("the error of $of stays what it is", ({ change, code }) => {
    const error = new KpDualError(code);

    expect(readerNeeded(change, error)).toBe(error);
  });
});

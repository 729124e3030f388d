import { describe, expect, it } from "vitest";
import { deletion } from "../../src/change/deletion.js";
import { isGone } from "../../src/change/gone.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { carriedOut, LOST } from "../support/carried-out.js";
import { approvedKey, seen } from "../views/models.js";

const APPROVED = seen(approvedKey(1));

describe("a key that can't be found", () => {
  it.each([
    { code: "KEY_NOT_FOUND_ERR" as const, status: 404, gone: true },
    { code: "KEY_NOT_FOUND_ERR" as const, status: 500, gone: false },
    { code: "key-not-found" as const, status: 404, gone: false },
    { code: "instance-not-found" as const, status: 404, gone: false },
  ])("after $status $code is gone: $gone", ({ code, status, gone }) => {
    expect(isGone(new KpDualError(code, { status }))).toBe(gone);
  });

  it("by a gateway's 404 is no proof that a lost deletion was carried out", async () => {
    const gateway = new KpDualError("key-not-found", { status: 404 });

    const { result } = await carriedOut(deletion, { shows: [APPROVED, gateway], answers: [LOST] });

    expect(result).toMatchObject({ outcome: "unknown", changed: "unknown", exit: 10 });
  });
});

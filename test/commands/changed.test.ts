import { describe, expect, it } from "vitest";
import { deletion } from "../../src/change/deletion.js";
import { changed } from "../../src/commands/changed.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aSession } from "../support/a-session.js";
import { FakeService } from "../support/fake-service.js";

describe("changed", () => {
  it("tells what stops all of it as what did not happen", async () => {
    const session = aSession(new FakeService({}));
    const ordered = async () => {
      throw new KpDualError("ambiguous-key");
    };

    await expect(changed(deletion, ordered, session)).rejects.toMatchObject({
      code: "ambiguous-key",
      facts: { effect: "not deleted", changed: false },
    });
  });

  it("leaves a fault of kp-dual what it is", async () => {
    const fault = new TypeError("a fault");
    const ordered = async () => {
      throw fault;
    };

    await expect(changed(deletion, ordered, aSession(new FakeService({})))).rejects.toBe(fault);
  });
});

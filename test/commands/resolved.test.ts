import { describe, expect, it } from "vitest";
import { resolved } from "../../src/commands/resolved.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aSession } from "../support/a-session.js";
import { FakeService } from "../support/fake-service.js";
import { ORDERS } from "../views/models.js";

describe("resolved", () => {
  it("names each key once, in the order of the command line", async () => {
    const session = aSession(new FakeService({}));
    const other = `1${ORDERS.slice(1)}`;

    const targets = await resolved([other, ORDERS, other.toUpperCase()], session);

    expect(targets).toEqual([{ key: other }, { key: ORDERS }]);
    expect(session.notices).toEqual(["1 of the 3 name a key that was named before"]);
  });

  it("says nothing where none is named twice", async () => {
    const session = aSession(new FakeService({}));

    await resolved([ORDERS], session);

    expect(session.notices).toEqual([]);
  });

  it("tells of a failure in which instance it was", async () => {
    const session = aSession(new FakeService({}));

    const failed = await resolved([" "], session).catch((error: KpDualError) => error);

    expect(failed).toBeInstanceOf(KpDualError);
    expect((failed as KpDualError).explanation.do.join()).toBe(
      "look for it among all keys: kp-dual key list --instance prod-eu",
    );
  });
});

import { describe, expect, it } from "vitest";
import { toldWith } from "../../src/commands/told-with.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

describe("toldWith", () => {
  it("hands on what the work gives", async () => {
    expect(await toldWith({ effect: "not deleted" }, async () => 7)).toBe(7);
  });

  it("adds facts to a failure, which keeps what it knew", async () => {
    const failing = toldWith({ effect: "not deleted", values: { key: "k", at: "a" } }, async () => {
      throw new KpDualError("bad-key", { values: { key: "its own" } });
    });

    await expect(failing).rejects.toMatchObject({
      code: "bad-key",
      facts: { effect: "not deleted", values: { key: "its own", at: "a" } },
    });
  });
});

import { describe, expect, it } from "vitest";
import { valuesOf } from "../../src/core/instance.js";
import { INSTANCE } from "../views/models.js";

describe("an instance in the words of a failure", () => {
  it("goes by its name, its id, and the options that reach it", () => {
    expect(valuesOf(INSTANCE)).toEqual({
      instance: "prod-eu",
      instanceId: INSTANCE.id,
      at: "--instance prod-eu",
    });
  });

  it("goes by its id where it has no name", () => {
    expect(valuesOf({ ...INSTANCE, name: null })).toMatchObject({ instance: INSTANCE.id });
  });
});

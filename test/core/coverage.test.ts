import { expect, it } from "vitest";
import { NO_KEYS, withKeys } from "../../src/core/coverage.js";
import { aKey } from "../views/models.js";

it("counts who needs two people, who does not, and of whom nobody knows", () => {
  const first = withKeys(NO_KEYS, [aKey(), aKey({ dualAuth: false }), aKey()]);

  expect(first).toEqual({ total: 3, covered: 2, unknown: 0 });
  expect(withKeys(first, [aKey({ dualAuth: "unknown" })])).toEqual({
    ...{ total: 4, covered: 2, unknown: 1 },
  });
});

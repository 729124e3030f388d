import { expect, it } from "vitest";
import { fixedToken } from "../../src/api/fixed-token.js";

it.each(["a.b.c", "Bearer a.b.c\n"])(
  "fixedToken(%j) is one token, and there is no other",
  async (given) => {
    const source = fixedToken(given);

    expect(await source.token()).toBe("a.b.c");
    expect(await source.renew("a.b.c")).toBeUndefined();
  },
);

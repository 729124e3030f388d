import { describe, expect, it } from "vitest";
import { guidFrom } from "../../src/api/guid.js";

const GUID = "02fd6835-6001-4482-a892-13bd2085f75d";

describe("guidFrom", () => {
  it.each([GUID, GUID.toUpperCase()])("reads %s in lower case", (text) => {
    expect(guidFrom(text)).toBe(GUID);
  });

  it.each(["", "prod-eu", ` ${GUID}`, `${GUID}\n`, GUID.slice(1), `${GUID}0`, `${GUID}/purge`])(
    "takes %j for none",
    (text) => {
      expect(guidFrom(text)).toBeUndefined();
    },
  );
});

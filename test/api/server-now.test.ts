import { describe, expect, it } from "vitest";
import { serverNow } from "../../src/api/server-now.js";

const OURS = new Date("2026-05-12T12:00:00Z");
const answer = (date?: string) => ({
  status: 200,
  headers: date === undefined ? {} : { date },
  body: "",
});

describe("serverNow", () => {
  it("is what the service says", () => {
    expect(serverNow(answer("Tue, 12 May 2026 09:12:00 GMT"), () => OURS)).toEqual(
      new Date("2026-05-12T09:12:00Z"),
    );
  });

  it.each([undefined, "", "soon", "Tue, 99 May 2026 09:12:00 GMT"])(
    "is this machine's clock where the service says %j",
    (date) => {
      expect(serverNow(answer(date), () => OURS)).toBe(OURS);
      expect(serverNow(undefined, () => OURS)).toBe(OURS);
    },
  );
});

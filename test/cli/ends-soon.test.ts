import { beforeEach, describe, expect, it, vi } from "vitest";
import { endsSoon } from "../../src/cli/ends-soon.js";
import { approvedKey, asked, NOW, seen } from "../views/models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const FIVE_MINUTES = 300_000;
const said = (ms: number | null) =>
  endsSoon(asked([seen(approvedKey(1))]), {
    tokenExpires: ms === null ? null : new Date(NOW.getTime() + ms),
  });

describe("a token that nobody renews", () => {
  it.each([null, FIVE_MINUTES, FIVE_MINUTES + 1])("is not mentioned with %s ms left", (ms) => {
    expect(said(ms)).toEqual([]);
  });

  it.each([FIVE_MINUTES - 1, 1_000, -1_000])("is mentioned with %d ms left", (ms) => {
    expect(said(ms).join()).toContain("your token ends ");
  });

  it("is told with its time, by the service's clock", () => {
    expect(said(180_000)[0]).toContain("Tue 12 May 2026 09:23 +02:00, in 3m");
  });
});

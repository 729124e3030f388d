import { describe, expect, it } from "vitest";
import { RequestLog } from "../../src/emulator/request-log.js";

const arrival = {
  ...{ at: "2026-05-12T07:12:00Z", method: "GET", path: "/a", correlationId: "c-1" },
  ...{ connection: 1, cameMs: 5 },
};

describe("RequestLog", () => {
  it("numbers the requests and adds what becomes known of each", () => {
    const log = new RequestLog();
    const first = log.arrived(arrival);
    const second = log.arrived({ ...arrival, path: "/b" });

    log.note(second, { by: "ann", fault: "limit" });
    log.note(second, { status: 429, tookMs: 7 });

    expect([first, second]).toEqual([1, 2]);
    expect(log.entries).toEqual([
      { ...arrival, n: 1, by: null, status: null, tookMs: null, fault: null, committed: false },
      {
        ...{ ...arrival, n: 2, path: "/b", by: "ann", status: 429, tookMs: 7 },
        ...{ fault: "limit", committed: false },
      },
    ]);
  });

  it("does not change an entry that somebody holds", () => {
    const log = new RequestLog();
    const n = log.arrived(arrival);
    const [held] = log.entries;

    log.note(n, { committed: true });

    expect(held?.committed).toBe(false);
  });
});

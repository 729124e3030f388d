import { describe, expect, it } from "vitest";
import { clockNotice } from "../../src/cli/clock-notice.js";
import type { Screen } from "../../src/cli/screen.js";

const NOON = new Date("2026-05-12T12:00:00Z");

/** What is said while this machine's clock is so many milliseconds ahead of each of these answers. */
function saidAt(...ahead: readonly number[]): readonly string[] {
  const said: string[] = [];
  const screen = { notice: (line: string) => void said.push(line) } as unknown as Screen;
  const notice = clockNotice({ clock: () => NOON, screen });
  for (const ms of ahead) notice(new Date(NOON.getTime() - ms));
  return said;
}

describe("clockNotice", () => {
  it.each([0, 119_999, 120_000, -119_999, -120_000])("says nothing about %i ms", (ms) => {
    expect(saidAt(ms)).toEqual([]);
  });

  it("says by how much this machine is ahead", () => {
    expect(saidAt(120_001)).toEqual([
      "this machine's clock is 2m 0s ahead of the service's, which is the one that counts",
    ]);
  });

  it("says by how much it is behind", () => {
    expect(saidAt(-3_600_000)).toEqual([
      "this machine's clock is 1h 0m behind the service's, which is the one that counts",
    ]);
  });

  it("says it once", () => {
    expect(saidAt(0, 200_000, 300_000)).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { nodeAge } from "../../../src/cli/doctor/node-age.js";
import { EXIT } from "../../../src/errors/exit-codes.js";

const looked = async (nodeVersion: string, now = "2026-04-01T00:00:00Z") =>
  (await nodeAge({ nodeVersion, clock: () => new Date(now) }))[0];

describe("nodeAge", () => {
  it.each(["18.20.8", "20.18.3"])("is no for %s, which can't run kp-dual", async (version) => {
    expect(await looked(version)).toMatchObject({ verdict: "no", exit: EXIT.usage });
  });

  it.each(["20.19.0", "22.0.0", "24.1.0"])("is ok for %s", async (version) => {
    expect(await looked(version)).toMatchObject({ verdict: "ok", do: [], exit: EXIT.done });
  });

  it.each([
    ["20.20.2", "2026-04-30"],
    ["22.1.0", "2027-04-30"],
    ["24.1.0", "2028-04-30"],
  ])("advises about %s once its last day %s is over", async (version, day) => {
    const before = await looked(version, `${day}T23:59:59.999Z`);
    const after = new Date(Date.parse(`${day}T23:59:59.999Z`) + 1).toISOString();

    expect(before).toMatchObject({ detail: `${version}, supported until ${day}`, do: [] });
    expect(await looked(version, after)).toMatchObject({
      verdict: "ok",
      detail: `${version}, without security fixes since ${day}`,
      do: [expect.stringContaining("https://nodejs.org/")],
      exit: EXIT.done,
    });
  });

  it("guesses nothing about a Node that is newer than it", async () => {
    expect(await looked("30.0.0", "2040-01-01T00:00:00Z")).toMatchObject({
      verdict: "ok",
      detail: expect.stringContaining("doesn't know"),
    });
  });
});

import { describe, expect, it } from "vitest";
import { clock } from "../../../src/cli/doctor/clock.js";
import { environmentOf } from "../../../src/cli/environment.js";
import { KpDualError } from "../../../src/errors/kp-dual-error.js";

const NOON = new Date("2026-05-12T12:00:00Z");

/** What is seen where this machine is so many milliseconds ahead of the service; null where nobody answered. */
async function looked(ahead: number | null, variables = {}) {
  const here = new Date(NOON.getTime() + (ahead ?? 0));
  const symptoms = await clock({
    environment: environmentOf(variables),
    identity: async () => Promise.reject(new KpDualError("not-signed-in")),
    visits: async () => [],
    reading: () => (ahead === null ? null : { here, service: NOON }),
  });
  return symptoms[0];
}

describe("clock", () => {
  it.each([0, 119_999, 120_000, -119_999, -120_000])("is ok at %i ms", async (ms) => {
    expect(await looked(ms)).toMatchObject({ verdict: "ok", do: [] });
  });

  it.each([
    [120_001, "2m 0s ahead of"],
    [-120_001, "2m 0s behind"],
  ])("advises at %i ms", async (ms, words) => {
    const symptom = await looked(ms);

    expect(symptom).toMatchObject({ verdict: "ok", exit: 0, do: [expect.stringMatching(/NTP/)] });
    expect(symptom?.detail).toContain(`${words} the service's`);
  });

  it("takes it for meant that an emulator's was moved", async () => {
    const symptom = await looked(-600_000, { KP_DUAL_REHEARSAL: "http://127.0.0.1:1" });

    expect(symptom).toMatchObject({ verdict: "ok", do: [] });
    expect(symptom?.detail).toContain("10m 0s behind the emulator's");
  });

  it("is unknown where nobody answered", async () => {
    expect(await looked(null)).toMatchObject({ verdict: "unknown", exit: 0 });
  });
});

import { describe, expect, it } from "vitest";
import { examine } from "../../../src/cli/doctor/examine.js";
import type { Patient } from "../../../src/cli/doctor/patient.js";
import { environmentOf } from "../../../src/cli/environment.js";
import { EXIT } from "../../../src/errors/exit-codes.js";
import { KpDualError } from "../../../src/errors/kp-dual-error.js";

const patient: Patient = {
  environment: environmentOf({}),
  namesSet: [],
  nodeVersion: "24.0.0",
  owner: undefined,
  variables: { XDG_STATE_HOME: "/dev/null", XDG_CONFIG_HOME: "/dev/null" },
  clock: () => new Date("2026-05-12T12:00:00Z"),
  lives: () => false,
  iam: () => "https://iam.cloud.ibm.com",
  saved: async () => ({ all: [], error: null }),
  identity: async () => Promise.reject(new KpDualError("not-signed-in")),
  visits: async () => [],
  reading: () => null,
};

const NO_PROGRESS = { phase: () => undefined, step: () => undefined, end: () => undefined };

describe("examine", () => {
  it("tells every check once, what is nearest first", async () => {
    const checks = await examine(patient, NO_PROGRESS);

    expect(checks.map(({ check, verdict }) => [check, verdict])).toEqual([
      ["node", "ok"],
      ["environment", "ok"],
      ["configuration", "ok"],
      ["journal", "no"],
      ["certificates", "ok"],
      ["proxy", "ok"],
      ["sign-in", "no"],
      ["endpoint", "unknown"],
      ["clock", "unknown"],
    ]);
  });

  it("goes on where one look fails: that is its verdict, and a fault of kp-dual", async () => {
    const broken = () => {
      throw new Error("hunter2");
    };

    const checks = await examine({ ...patient, saved: broken }, NO_PROGRESS);

    expect(checks).toHaveLength(9);
    expect(checks.filter(({ exit }) => exit === EXIT.unexpected).map(({ check }) => check)).toEqual(
      ["configuration", "endpoint"],
    );
    expect(JSON.stringify(checks)).not.toContain("hunter2");
  });

  it("counts what is done, and ends the counting", async () => {
    const told: string[] = [];

    await examine(patient, {
      phase: (_, total) => void told.push(`of ${total}`),
      step: () => void told.push("step"),
      end: () => void told.push("end"),
    });

    expect(told).toEqual(["of 9", ...Array(9).fill("step"), "end"]);
  });
});

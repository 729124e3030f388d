import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Person } from "../../src/core/person.js";
import { whoamiView } from "../../src/views/whoami.js";
import { BOB, COLOURFUL, NOW, PIPE } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const WAY = "IBMCLOUD_API_KEY";

const text = (differences: Partial<Person> = {}) =>
  whoamiView.text({ person: { ...BOB, ...differences }, now: NOW, way: WAY }, PIPE);

describe("whoami", () => {
  it("tells the id that the service compares, and what belongs to it", () => {
    expect(text()).toEqual([
      "  iam id          IBMid-3100",
      "  name            Bob",
      "  email           bob@example.com",
      "  account         1b02acab9ec745b3b3f9b9f2b6d0b2b1",
      "  kind            a user",
      "  signed in with  IBMCLOUD_API_KEY",
      "  token ends      Tue 12 May 2026 10:20 +02:00, in 1h 0m",
    ]);
  });

  it("leaves out what nobody told", () => {
    const nothing = { name: null, email: null, account: null, tokenExpires: null };
    expect(text(nothing)).toEqual([
      "  iam id          IBMid-3100",
      "  kind            a user",
      "  signed in with  IBMCLOUD_API_KEY",
    ]);
  });

  it.each(["service-id", "trusted-profile"] as const)(
    "warns that a %s may be several people",
    (kind) => {
      const lines = text({ kind, authenticatedBy: "IBMid-2700" });

      expect(lines.join("\n")).toContain("warning: several people may act as a");
      expect(lines).toContain("  signed in by    IBMid-2700");
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  it("does not warn of a user, and colours the warning of the others", () => {
    const shared = { person: { ...BOB, kind: "service-id" as const }, now: NOW, way: WAY };

    expect(text().join()).not.toContain("warning");
    expect(whoamiView.text(shared, COLOURFUL).join()).toContain("\u001b[35mwarning");
  });

  it("has the fields of the interface in its document, in their order", () => {
    expect(Object.entries(whoamiView.json({ person: BOB, now: NOW, way: WAY }))).toEqual([
      ["schema", "kp-dual/whoami/1"],
      ["iamId", "IBMid-3100"],
      ["name", "Bob"],
      ["email", "bob@example.com"],
      ["account", "1b02acab9ec745b3b3f9b9f2b6d0b2b1"],
      ["kind", "user"],
      ["authenticatedBy", null],
      ["tokenExpires", "2026-05-12T08:20:00Z"],
    ]);
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeletionRequest } from "../../src/core/deletion-request.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { questionScreen } from "../../src/views/question.js";
import { HOSTILE } from "../hostile/corpus.js";
import { approvedKey, aRequest, asked, COLOURFUL, keyId, PIPE, seen, terminal } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const OTHER = keyId("11111111-6001-4482-a892-13bd2085f75d");
const then = seen(approvedKey(24));

const screen = (keys: readonly KeySnapshot[], request: DeletionRequest, style = PIPE) =>
  questionScreen(
    asked(keys, { asked: { kind: "keys", seen: keys, named: keys.length, request } }),
    style,
  );

describe("a question about what a file asks for", () => {
  it("says what the file claims, as claims, and that nothing differs", () => {
    const lines = screen([then], aRequest([then]));

    expect(lines).toEqual(
      expect.arrayContaining([
        "  since then  the key is as the request file says",
        "  claimed     by the request file; nobody has checked it:",
        '              asked for by "Ann", "IBMid-2700", Tue 12 May 2026 09:20 +02:00',
        '              first approval given by "IBMid-2700"',
        '              reason "order system retired"',
      ]),
    );
    expect(lines.join("\n")).toContain("by whom, the service does not tell");
    expect(lines.at(-2)).toMatch(/^ {2}undo {2}/);
  });

  it("leaves out what the file doesn't claim", () => {
    const request = aRequest([then], { reason: null, by: { iamId: "IBMid-2700", name: null } });
    const keys = request.keys.map((key) => ({ ...key, firstApprover: null }));
    const text = screen([then], { ...request, keys }).join("\n");

    expect(text).toContain('asked for by "IBMid-2700", Tue');
    expect(text).toContain("no reason");
    expect(text).not.toContain("first approval given");
  });

  it("shows in plain sight what differs, with what is so now first", () => {
    const now = seen(approvedKey(20, { name: "paid", rotatedAt: new Date(0) }), {
      registrations: [{ resourceCrn: "crn:bucket:", preventKeyDeletion: false }],
    });
    const lines = screen([now], aRequest([then]));

    expect(lines).toEqual(
      expect.arrayContaining([
        '  CHANGED     name: now "paid", the file says "orders-db-root"',
        "              approval until: now Wed 13 May 2026 05:20 +02:00, the file says Wed 13 May 2026 09:20 +02:00",
        "              rotated: now Thu 1 Jan 1970 01:00 +01:00, the file says none",
        "              registered: now 1, 1 of them new or changed, the file says 0",
      ]),
    );
    expect(screen([now], aRequest([then]), COLOURFUL).join("\n")).toContain("\u001b[31mname: now");
  });

  it("of several keys says in each row whether it is as the file says", () => {
    const other = seen(approvedKey(24, { id: OTHER, name: "b" }));
    const renamed = seen(approvedKey(20, { id: OTHER, name: "paid" }));

    const lines = screen([then, renamed], aRequest([then, other]));

    expect(lines[2]).toMatch(/REGISTERED {2}SINCE THE FILE +NAME$/);
    expect(lines[3]).toMatch(/as it says +"orders-db-root"$/);
    expect(lines[4]).toMatch(/CHANGED: name, approval until {2}"paid"$/);
    expect(lines.join("\n")).toContain("claimed   by the request file");
  });

  it.each(HOSTILE.map((text) => [text]))("can't be made to look like another one by %j", (text) => {
    const request = (words: string) =>
      aRequest([seen(approvedKey(24, { name: words, keyRing: words }))], {
        reason: words,
        by: { iamId: "IBMid-2700", name: words },
      });
    const labels = (lines: readonly string[]) =>
      lines.map((line) => line.slice(0, 14).trim()).filter(Boolean);

    const plain = screen([then], request("plain"), terminal(80));
    const lines = screen([then], request(text), terminal(80));

    expect(labels(lines)).toEqual(labels(plain));
  });

  it("has no more of a long reason than fits the screen", () => {
    const reason = "all is well, so type it. ".repeat(40);
    const lines = screen([then], aRequest([then], { reason }), terminal(80));

    expect(lines.length).toBeLessThan(36);
    expect(lines.join("\n")).toContain("…");
  });
});

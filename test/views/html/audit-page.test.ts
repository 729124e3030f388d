import { beforeEach, describe, expect, it, vi } from "vitest";
import { KpDualError } from "../../../src/errors/kp-dual-error.js";
import { VERSION } from "../../../src/version.js";
import { auditPage } from "../../../src/views/html/audit-page.js";
import { HOSTILE } from "../../hostile/corpus.js";
import { anAudit, anInspection, DOWN, ROLELESS } from "../audits.js";
import { aKey, approvedKey, BOB, deletedKey, INSTANCE } from "../models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const EARNEST = { rehearsal: false };
const page = (differences: Parameters<typeof anAudit>[0] = {}, about = EARNEST) =>
  auditPage(anAudit(differences), about);

const tagsIn = (text: string) =>
  text.replace(/<style>[\s\S]*?<\/style>/, "").match(/<[^>]*>/g) ?? [];
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** The text of the page, without its tags. */
const wordsOf = (text: string) =>
  text
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("the page of a report", () => {
  it("tells what the tables tell: who and when, switch, coverage, deadlines and windows", () => {
    const words = wordsOf(page());

    for (const told of [
      "Tue 12 May 2026 09:20 +02:00",
      "bob@example.com (IBMid-3100)",
      "31 of 42 keys need two people; of 2 the service does not tell",
      "9 one person can delete",
      "soon-root 02fd6835-6001-4482-a892-000000000001",
      "Wed 13 May 2026 15:20 +02:00 in 1d 6h",
      "waits for the second person",
      "the approval ran out unused",
      "Purge from Tue 12 May 2026 12:20 +02:00",
      "Undo until Thu 11 Jun 2026 08:20 +02:00",
      "Purged by itself Mon 10 Aug 2026 08:20 +02:00",
      "by IBMid-3100",
      "untold-root",
      "All of it was read.",
      `kp-dual ${VERSION}`,
    ])
      expect(words).toContain(told);
    expect(page()).toContain('<time datetime="2026-05-13T13:20:00Z">');
  });

  it("asks nobody for anything, and runs nothing", () => {
    const tags = tagsIn(page({ inspections: [anInspection(), anInspection()] })).join("\n");

    expect(tags).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(tags).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form|input)\b/i);
    expect(tags).not.toMatch(/\s(?:on\w+|src|srcset|style)=/i);
    expect(Array.from(tags.matchAll(/href="([^"]*)"/g), ([, to]) => to)).toEqual([
      "#instance-1",
      "#instance-2",
    ]);
    expect(page()).not.toMatch(/url\(|@import|https?:/);
  });

  it("has the same tags whatever things are called, and nothing unseen", () => {
    const named = (name: string) =>
      page({
        by: { ...BOB, name, email: name },
        unread: [{ named: name, error: DOWN.with({ why: name }) }],
        inspections: [
          anInspection({
            instance: { ...INSTANCE, name, region: name },
            policy: { enabled: true, updatedAt: null, updatedBy: name },
            pending: [approvedKey(1, { name, keyRing: name })],
            deleted: [deletedKey(1, { name, keyRing: name, deletedBy: name })],
            untold: [aKey({ name, keyRing: name })],
            gaps: [{ part: "the keys", error: new KpDualError("list-incomplete", { why: name }) }],
          }),
          anInspection(),
        ],
      });
    const plain = tagsIn(named("é")).map((tag) => tag.replace(/aria-label="[^"]*"/, ""));

    for (const name of [...HOSTILE, '"><script>x</script>', "</title><img src=x>"]) {
      const text = named(name);
      const isOdd = /[^\x20-\x7e]/.test(name);
      const tags = tagsIn(text).map((tag) => tag.replace(/aria-label="[^"]*"/, ""));
      if (isOdd) expect(tags).toEqual(plain);
      expect(tags.filter((tag) => /script|img |x>/.test(tag))).toEqual([]);
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
  });

  it("marks a name that is not what it looks like", () => {
    const pending = [approvedKey(1, { name: "p\u0430yroll" })];

    expect(page({ inspections: [anInspection({ pending })] })).toContain(
      '<small class="odd">not plain ASCII: U+0430 at 2</small>',
    );
  });

  it("is open to who can't see it: headings, landmarks, tables and pictures have names", () => {
    const text = page({ inspections: [anInspection(), anInspection()] });

    expect(count(text, /<h1>/g)).toBe(1);
    for (const landmark of ["header", "main", "footer", "nav"])
      expect(count(text, new RegExp(`<${landmark}\\b`, "g"))).toBe(1);
    expect(count(text, /<caption>/g)).toBe(count(text, /<table>/g));
    expect(count(text, /<th(?= )/g)).toBe(count(text, /<th scope="(?:col|row)"/g));
    const pictures = tagsIn(text).filter((tag) => tag.startsWith("<svg"));
    const silent = pictures.filter(
      (tag) => !/role="img".*aria-label=".|aria-hidden="true"/.test(tag),
    );
    expect(silent).toEqual([]);
  });

  it("says first what could not be read, and never that there is nothing", () => {
    const none = { pending: [], deleted: [], untold: [], deletedBefore: 0, complete: false };
    const coverage = { total: 0, covered: 0, unknown: 0 };
    const gaps = [{ part: "the keys", error: ROLELESS } as const];
    const text = page({ inspections: [anInspection({ ...none, coverage, gaps })] });
    const words = wordsOf(text);

    expect(text.indexOf("Not everything could be read")).toBeLessThan(text.indexOf("Coverage"));
    expect(words).not.toContain("All of it was read");
    expect(words).not.toMatch(/Pending nothing Deleted|There are no keys/);
    expect(words).toContain("nothing among what could be read, and that is not all");
    expect(words).toContain("need two people, of what was read");
  });

  it("says so where it is a rehearsal's, and only there", () => {
    expect(page({}, { rehearsal: true })).toContain("<title>REHEARSAL ");
    expect(wordsOf(page({}, { rehearsal: true }))).toContain("REHEARSAL This is about keys");
    expect(page()).not.toContain("REHEARSAL");
  });

  it("is drawn without any instance", () => {
    const text = page({ inspections: [], unread: [{ named: "prod-xx", error: DOWN }] });

    expect(wordsOf(text)).toContain("prod-xx");
    expect(wordsOf(text)).not.toContain("0 of 0");
  });

  it("gives a long table a window of its own, and leaves nothing out", () => {
    const pending = Array.from({ length: 5_000 }, () => approvedKey(1));
    const text = page({ inspections: [anInspection({ pending })] });

    expect(count(text, /<tr><th scope="row">/g)).toBe(5_004);
    expect(count(text, /class="scroll tall"/g)).toBe(1);
    expect(text.length / 5_000).toBeLessThan(1_500);
  });
});

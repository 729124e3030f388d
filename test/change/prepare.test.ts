import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import type { Change } from "../../src/change/change.js";
import { deletion } from "../../src/change/deletion.js";
import type { Finding } from "../../src/core/finding.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { carriedOut } from "../support/carried-out.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const APPROVED = seen(approvedKey(1));
const NONE = { until: null, restoreUntil: null, purgeFrom: null };
const BLANK = { remark: null, correlationId: null, checks: [] };

/** A deletion that finds these, one check after another. */
const finding = (...found: readonly Finding[]): Change => ({
  ...deletion,
  checks: found.map((each, at) => ({ name: `check ${at}`, judge: () => each })),
});

const no = (more: Partial<Extract<Finding, { verdict: "no" }>> = {}): Finding => ({
  verdict: "no",
  detail: "no",
  refusal: "wrong-state",
  ...more,
});
const ok: Finding = { verdict: "ok", detail: "fine" };

const tried = (change: Change, wait = false) =>
  carriedOut(change, { shows: [APPROVED] }, { order: { dryRun: true, wait } });

describe("a check that says no", () => {
  it("gives the refusal what it knows: when, why, and what helps", async () => {
    const found = no({ retryAt: hours(4), remedy: "wait", why: "it is too young" });
    const { result } = await tried(finding(ok, found));

    expect(result).toMatchObject({
      outcome: "refused",
      changed: false,
      exit: 5,
      error: {
        code: "wrong-state",
        facts: { retryAt: hours(4), do: ["wait"], why: "it is too young" },
      },
      checks: [
        { check: "check 0", verdict: "ok" },
        { check: "check 1", verdict: "no", why: "it is too young" },
      ],
    });
  });

  it("says no more than it knows", async () => {
    const { result } = await tried(finding(no()));

    for (const name of ["retryAt", "do", "why"])
      expect(result.error?.facts).not.toHaveProperty(name);
  });

  it("is the first one, where several do", async () => {
    const { result } = await tried(finding(no({ refusal: "registered" }), no()));

    expect(result.error?.code).toBe("registered");
  });

  it.each([
    { wait: true, retryAt: hours(4), outcome: "ready" },
    { wait: false, retryAt: hours(4), outcome: "refused" },
    { wait: true, retryAt: undefined, outcome: "refused" },
  ])("is no refusal where time cures it, and it is waited for: $outcome", async (row) => {
    const { wait, retryAt, outcome } = row;
    const { result } = await tried(finding(no(retryAt && { retryAt })), wait);

    expect(result.outcome).toBe(outcome);
  });

  it("is a refusal where time cures one of them, and not the other", async () => {
    const { result } = await tried(
      finding(no({ retryAt: hours(4) }), no({ refusal: "registered" })),
      true,
    );

    expect(result).toMatchObject({ outcome: "refused", error: { code: "registered" } });
  });
});

describe("a key that can't be looked at", () => {
  it.each([
    { code: "failing", outcome: "not-done", exit: 8 },
    { code: "unauthorized-role", outcome: "refused", exit: 4 },
  ] as const)("for $code is $outcome, and told without a guess", async (row) => {
    const { code, ...told } = row;
    const { result } = await carriedOut(deletion, { shows: [new KpDualError(code)] });

    expect(result).toEqual({
      ...{ ...BLANK, ...NONE, ...told, changed: false },
      key: { id: ORDERS, name: null, state: null },
      error: expect.objectContaining({ code }),
    });
  });

  it("is unknown where something was sent before the run broke off", async () => {
    const cause = new KpDualError("failing", { status: 503, do: ["try again"], why: "it fails" });
    const order = { sentBefore: () => APPROVED };
    const { result, means } = await carriedOut(deletion, { shows: [cause] }, { order });

    expect(result).toEqual({
      ...{ ...BLANK, ...NONE, outcome: "unknown", changed: "unknown", exit: 10 },
      key: { id: ORDERS, name: null, state: null },
      error: expect.objectContaining({ code: "answer-lost", cause }),
    });
    expect(result.error?.facts).toMatchObject({
      status: 503,
      effect: "may have been deleted",
      changed: "unknown",
      until: hours(1),
      why: "it was sent before the run broke off, and could not be looked at since",
    });
    expect(result.error?.facts).not.toHaveProperty("do");
    expect(means.asked).toEqual([]);
  });
});

describe("the first look of a run that is taken up again", () => {
  const order = { sentBefore: () => APPROVED };

  it("that shows it done tells all of it, and what the name was where the key is gone", async () => {
    const { result, means } = await carriedOut(deletion, { shows: ["gone"] }, { order });

    expect(means.asked).toEqual([]);
    expect(result).toEqual({
      ...{ ...BLANK, ...NONE, outcome: "done", changed: true, exit: 0, error: null },
      remark: "the broken run had done it",
      key: { id: ORDERS, name: "orders-db-root", state: "purged" },
    });
  });

  it("that shows it done by somebody else says so", async () => {
    const look = seen(deletedKey(0, { deletedBy: "IBMid-2700" }));
    const { result } = await carriedOut(deletion, { shows: [look] }, { order });

    expect(result).toMatchObject({ outcome: "already", remark: "done by somebody else" });
  });

  it("that shows that somebody went on from there tells how it is now", async () => {
    const look = seen(aKey({ updatedAt: hours(2) }), { serverNow: hours(3) });
    const { result, report } = await carriedOut(deletion, { shows: [look] }, { order });

    expect(result).toMatchObject({
      outcome: "changed-by-other",
      changed: "unknown",
      exit: 5,
      remark: null,
      error: {
        code: "changed-by-other",
        facts: { changed: "unknown", now: hours(3), values: { state: "active" } },
      },
    });
    expect(report.serverNow).toEqual(hours(3));
  });

  it("that finds it gone, where that is no success, tells nothing of how it is now", async () => {
    const { result } = await carriedOut(
      approval,
      { shows: ["gone"] },
      { order: { sentBefore: () => seen(aKey()) } },
    );

    expect(result).toMatchObject({ outcome: "changed-by-other", key: { state: "purged" } });
    expect(result.error?.facts).not.toHaveProperty("now");
    expect(result.error?.facts.values).not.toHaveProperty("state");
  });
});

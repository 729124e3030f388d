import { describe, expect, it } from "vitest";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { alike } from "../../src/views/alike.js";
import { failureLines } from "../../src/views/failure.js";
import { aResult, hours, keyId, PIPE } from "./models.js";

const nthId = (n: number) => keyId(`02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`);

const failedWith = (
  n: number,
  code: "approval-missing" | "purge-too-early" | "key-not-found",
  facts: ConstructorParameters<typeof KpDualError>[1] = {},
) => {
  const id = nthId(n);
  const values = { key: id, at: "--instance prod-eu", instance: "prod-eu" };
  const error = new KpDualError(code, { effect: "not deleted", values, ...facts });
  return aResult({ key: { id, name: "{file}", state: "active" }, outcome: "refused", error });
};

describe("alike", () => {
  it("leaves a failure alone that nothing else is like", () => {
    const [one, other] = [failedWith(1, "approval-missing"), failedWith(2, "key-not-found")];

    expect(alike([one, aResult(), other])).toEqual([one.error, other.error]);
  });

  it("explains thousands of one kind once, in five lines", () => {
    const results = Array.from({ length: 5_000 }, (_, at) =>
      failedWith(at, "approval-missing", {
        status: 409,
        reason: "AUTHORIZATIONS_NOT_MET",
        correlationId: `c-${at}`,
        values: { key: nthId(at), at: "--instance prod-eu", instance: "prod-eu" },
      }),
    );

    const [all, ...others] = alike(results);

    expect(others).toEqual([]);
    expect(failureLines(all as KpDualError, PIPE)).toEqual([
      "error: 5000 keys not deleted: a second person is still missing",
      "  why    two different people must agree: one sets the key for deletion, another deletes it within seven days; " +
        `likewise ${nthId(1)}, ${nthId(2)}, 4997 more`,
      "  said   409 AUTHORIZATIONS_NOT_MET",
      `  do     for each, such as the first: give the first approval: kp-dual key set-for-deletion ${nthId(0)} --instance prod-eu; ` +
        "within seven days another Manager of prod-eu can then delete it",
    ]);
  });

  it.each([
    [2, `likewise ${nthId(1)}`],
    [3, `likewise ${nthId(1)}, ${nthId(2)}`],
    [4, `likewise ${nthId(1)}, ${nthId(2)}, 1 more`],
  ])("of %i names %s", (count, end) => {
    const [one] = alike(Array.from({ length: count }, (_, at) => failedWith(at, "key-not-found")));

    expect(one?.explanation.why.endsWith(end)).toBe(true);
  });

  it("keeps apart what did not happen from what may have", () => {
    const sure = failedWith(1, "approval-missing");
    const maybe = failedWith(2, "approval-missing", { effect: "may have been deleted" });

    expect(alike([sure, maybe])).toHaveLength(2);
  });

  it("tells the first deadline, and from when it is possible for all of them", () => {
    const results = [5, 3, 4].map((at) =>
      failedWith(at, "purge-too-early", { retryAt: hours(at), until: hours(at + 10) }),
    );

    expect(alike(results)).toMatchObject([{ facts: { retryAt: hours(5), until: hours(13) } }]);
  });

  it("fills nothing in twice", () => {
    const why = "it was said: {key}";
    const facts = { why: "{text}", values: { text: why, key: nthId(1) } };
    const results = [1, 2].map((n) => failedWith(n, "key-not-found", facts));

    expect(alike(results)[0]?.explanation.why).toBe(`${why}; likewise ${nthId(2)}`);
  });
});

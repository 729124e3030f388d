import { describe, expect, it } from "vitest";
import { deletion } from "../../src/change/deletion.js";
import { requestedDeletion } from "../../src/change/requested-deletion.js";
import type { Weighing } from "../../src/core/as-requested.js";
import { ACCEPTED, carriedOut } from "../support/carried-out.js";
import { approvedKey, aRequest, deletedKey, keyId, seen } from "../views/models.js";

const NAME = "unchanged since the request file";
const before = seen(approvedKey(24));
const renamed = seen(approvedKey(24, { name: "paid", rotatedAt: new Date(0) }));
const script = (now = before) => ({ shows: [now, seen(deletedKey(0))], answers: [ACCEPTED] });

const requested = (weighing: Weighing, request = aRequest([before])) =>
  requestedDeletion(deletion, request, weighing);

const checkOf = ({ result }: Awaited<ReturnType<typeof carriedOut>>) =>
  result.checks.find(({ check }) => check === NAME);

describe("a deletion that a file asks for", () => {
  it("is carried out where all is as the file says, and the question has the file's claims", async () => {
    const request = aRequest([before]);

    const run = await carriedOut(requested("nobody", request), script());

    expect(run.result.outcome).toBe("done");
    expect(checkOf(run)).toEqual({ check: NAME, verdict: "ok", detail: "as it says" });
    expect(run.means.asked[0]?.question.asked).toMatchObject({ kind: "keys", named: 1, request });
    expect(run.means.headers).toMatchObject([{ request }]);
  });

  it("sends nothing and asks nobody where something differs and nobody weighs it", async () => {
    const run = await carriedOut(requested("nobody"), { shows: [renamed] });

    expect(run.result).toMatchObject({ outcome: "refused", exit: 5, changed: false });
    expect(run.result.error?.code).toBe("changed-since-request");
    expect(run.result.error?.explanation.why).toBe("it is not as it says: name, rotated");
    expect(run.service.sent).toEqual([]);
    expect(run.means.headers).toEqual([]);
  });

  it("leaves it to the person who sees it", async () => {
    const run = await carriedOut(requested("person"), script(renamed));

    expect(run.result.outcome).toBe("done");
    expect(checkOf(run)).toMatchObject({
      verdict: "unknown",
      detail: "not as it says: name, rotated",
    });
    expect(run.means.log).toContain("ask");
  });

  it("is stopped first by what the service would refuse, whatever the file says", async () => {
    const lapsed = seen(approvedKey(-1));

    const run = await carriedOut(requested("person", aRequest([before])), { shows: [lapsed] });

    expect(run.result).toMatchObject({ outcome: "refused", exit: 3 });
  });

  it("of a key that the file doesn't name differs", async () => {
    const other = keyId("11111111-6001-4482-a892-13bd2085f75d");
    const request = aRequest([seen(approvedKey(24, { id: other }))]);

    const run = await carriedOut(requested("nobody", request), { shows: [before] });

    expect(run.result).toMatchObject({ outcome: "refused", exit: 5 });
  });

  it("is done already where the key is deleted, by whomever", async () => {
    const run = await carriedOut(requested("nobody"), { shows: [seen(deletedKey(1))] });

    expect(run.result).toMatchObject({ outcome: "already", exit: 0 });
    expect(checkOf(run)?.verdict).toBe("no");
  });
});

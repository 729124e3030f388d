import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion } from "../../src/change/deletion.js";
import type { Progress } from "../../src/change/progress.js";
import { purge } from "../../src/change/purge.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, LOST } from "../support/carried-out.js";
import { fakeMeans, type Told } from "../support/fake-means.js";
import { FakeService, type Script } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import { aKey, approvedKey, deletedKey, hours, keyId, seen } from "../views/models.js";

const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0));
const DONE: Script = { shows: [APPROVED, DELETED], answers: [ACCEPTED] };

/** What whoever watches is told, in its order, with the questions in between; and whether 429s are still heard. */
async function watched(scripts: readonly Script[], change = deletion, told: Told = {}) {
  const told429 = { heard: 0 };
  const events: string[] = [];
  const progress: Progress = {
    phase: (what, total) => events.push(`${what} ${total}`),
    begin: () => events.push("begin"),
    step: () => events.push("step"),
    note: (text) => events.push(`note ${text}`),
    end: () => events.push("end"),
  };
  const ids = scripts.map((_, n) => keyId(idOf(n)));
  const service = new FakeService(
    Object.fromEntries(ids.map((id, n) => [id, scripts[n] ?? { shows: [] }])),
  );
  const means = fakeMeans(service, {
    progress,
    throttled: () => {
      told429.heard += 1;
      return () => {
        told429.heard -= 1;
      };
    },
    onAsk: () => events.push("ask"),
    ...told,
  });
  const order = anOrder({ targets: ids.map((key) => ({ key })), wait: true });
  const outcome = await carryOut(change, order, means).then(
    ({ results }) => results.map((each) => each.outcome),
    ({ code }: KpDualError) => code,
  );
  return { events, outcome, heard: told429.heard };
}

describe("whoever watches a change", () => {
  it("sees each phase, and nothing while somebody is asked", async () => {
    const { events, outcome, heard } = await watched([DONE, { shows: [seen(aKey())] }]);

    expect(outcome).toEqual(["done", "refused"]);
    expect(events).toEqual([
      ...["looked at 2", "begin", "begin", "step", "step", "end"],
      "ask",
      ...["deleted 2", "begin", "begin", "step", "step", "end"],
    ]);
    expect(heard).toBe(0);
  });

  it("sees the second pass, where there is one, over what is open only", async () => {
    const lost: Script = { shows: [APPROVED, APPROVED, DELETED], answers: [LOST] };
    const { events } = await watched([lost, DONE, lost]);

    expect(events.slice(events.indexOf("settled 2"))).toEqual([
      "settled 2",
      "begin",
      "begin",
      "step",
      "step",
      "end",
    ]);
  });

  it("is told what is waited for, by the service's clock and to the second", async () => {
    const early = { serverNow: hours(4, -1) };
    const { events, outcome } = await watched(
      [
        {
          shows: [
            seen(deletedKey(0), early),
            seen(deletedKey(0), early),
            seen(deletedKey(0), { serverNow: hours(4) }),
            "gone",
          ],
          answers: [ACCEPTED],
        },
      ],
      purge,
    );

    expect(outcome).toEqual(["done"]);
    expect(events.filter((each) => each.startsWith("note"))).toEqual([
      "note waiting until 2026-05-12T11:20:00Z by the service's clock",
    ]);
  });

  it("sees it end, and no 429 is heard any more, where somebody does not agree", async () => {
    const refusing = () => {
      throw new KpDualError("needs-confirmation");
    };
    const { events, outcome, heard } = await watched([DONE], deletion, { onAsk: refusing });

    expect(outcome).toBe("needs-confirmation");
    expect(events).toEqual(["looked at 1", "begin", "step", "end", "end"]);
    expect(heard).toBe(0);
  });
});

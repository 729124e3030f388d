import { describe, expect, it } from "vitest";
import type { Consent } from "../../src/change/means.js";
import { agreement, consentOf } from "../../src/cli/consent.js";
import type { Question } from "../../src/core/question.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aKey, asked, keyId, NOW, ORDERS, seen } from "../views/models.js";

const OTHER = keyId("12fd6835-6001-4482-a892-13bd2085f75d");

const severe = asked([seen(aKey())]);
const mild = asked([seen(aKey())], { danger: "mild", action: "set-for-deletion" });
const oneIsLeft = asked([seen(aKey())], {
  asked: { kind: "keys", seen: [seen(aKey())], named: 3 },
});
const several = asked([seen(aKey()), seen(aKey({ id: OTHER }))]);
const policy = asked([], {
  action: "enable-policy",
  danger: "mild",
  asked: { kind: "policy", seen: { policy: null, keys: 3, serverNow: NOW } },
});

const decided = (question: Question, consent: Consent) => {
  try {
    return consentOf(question, consent);
  } catch (error) {
    return error instanceof KpDualError ? error.code : "another error";
  }
};

const rows: readonly (readonly [string, Question, Consent, string])[] = [
  ["nothing said", mild, {}, "ask"],
  ["nothing said", severe, {}, "ask"],
  ["yes to a mild change", mild, { yes: true }, "agreed"],
  ["yes to the policy of an instance", policy, { yes: true }, "agreed"],
  ["yes to what destroys", severe, { yes: true }, "ask"],
  ["the key's id", severe, { confirm: ORDERS }, "agreed"],
  ["the key's name", severe, { confirm: "orders-db-root" }, "agreed"],
  ["another key's id", severe, { confirm: OTHER }, "wrong-confirmation"],
  ["the beginning of the id", severe, { confirm: ORDERS.slice(0, 8) }, "wrong-confirmation"],
  ["the id in capitals", severe, { confirm: ORDERS.toUpperCase() }, "wrong-confirmation"],
  ["nothing at all", severe, { confirm: "" }, "wrong-confirmation"],
  ["1 for one key", severe, { confirm: "1" }, "wrong-confirmation"],
  ["a name and yes", severe, { confirm: "orders", yes: true }, "wrong-confirmation"],
  ["the number of several", several, { confirm: "2" }, "agreed"],
  ["a name of several", several, { confirm: "orders-db-root" }, "wrong-confirmation"],
  ["another number", several, { confirm: "3" }, "wrong-confirmation"],
  ["the number that is left", oneIsLeft, { confirm: "1" }, "wrong-confirmation"],
  ["the number that was named", oneIsLeft, { confirm: "3" }, "agreed"],
  ["the id of the one that is left", oneIsLeft, { confirm: ORDERS }, "wrong-confirmation"],
  ["a name for a mild change", mild, { confirm: "orders-db-root" }, "wrong-confirmation"],
  ["a name for a policy", policy, { confirm: "prod-eu" }, "wrong-confirmation"],
];

describe("consentOf", () => {
  it.each(rows)("given %s", (_, question, consent, expected) => {
    expect(decided(question, consent)).toBe(expected);
  });
});

describe("agreement", () => {
  const answering = (answer: string | undefined, log: string[] = []) =>
    agreement(
      async () => {
        log.push("open");
        return async () => {
          log.push("ask");
          return answer;
        };
      },
      async (_question, typed) => typed === "right",
    );

  it("asks nobody where the command line has agreed", async () => {
    const log: string[] = [];

    await answering("wrong", log)(severe, { confirm: ORDERS }, false);

    expect(log).toEqual([]);
  });

  it("asks nobody in a dry run, which still refuses what does not fit", async () => {
    const log: string[] = [];
    const agree = answering("wrong", log);

    await agree(severe, {}, true);
    await expect(agree(severe, { confirm: "x" }, true)).rejects.toMatchObject({
      code: "wrong-confirmation",
    });

    expect(log).toEqual([]);
  });

  it("takes the right answer", async () => {
    const log: string[] = [];

    await answering("right", log)(severe, {}, false);

    expect(log).toEqual(["open", "ask"]);
  });

  it.each([["wrong"], [""], [undefined]])("takes %j for no", async (answer) => {
    await expect(answering(answer)(severe, {}, false)).rejects.toMatchObject({ code: "declined" });
  });

  it.each([
    [severe, `--confirm ${ORDERS}`],
    [several, "--confirm 2"],
    [oneIsLeft, "--confirm 3"],
    [mild, "--yes"],
    [policy, "--yes"],
  ])("names the flag where nobody can be asked", async (question, flag) => {
    const agree = agreement(
      async () => undefined,
      async () => true,
    );

    const refused = agree(question, {}, false);

    await expect(refused).rejects.toMatchObject({ code: "needs-confirmation" });
    await refused.catch(({ explanation }: KpDualError) =>
      expect(explanation.do.join()).toContain(flag),
    );
  });
});

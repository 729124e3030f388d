import { describe, expect, it } from "vitest";
import { headKeys } from "../../src/api/keys.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change } from "../../src/change/change.js";
import {
  instancePolicyOff,
  instancePolicyOn,
  type NoTarget,
} from "../../src/change/instance-policy.js";
import type { InstancePolicy } from "../../src/core/policy.js";
import type { PolicySnapshot } from "../../src/core/snapshot.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, LOST } from "../support/carried-out.js";
import { fakeMeans } from "../support/fake-means.js";
import { FakeService, POLICY, type Script } from "../support/fake-service.js";
import { BOB, hours, NOW } from "../views/models.js";

const policy = (enabled: boolean, at = -1): InstancePolicy => ({
  enabled,
  updatedAt: hours(at),
  updatedBy: "IBMid-2700",
});

const sight = (seen: InstancePolicy | null, keys: number | null = 12): PolicySnapshot => ({
  policy: seen,
  keys,
  serverNow: NOW,
});

const [ON, OFF] = [policy(true), policy(false)];

/** Switches the policy of an instance, as its looks and answers are given. */
async function switched(change: Change<NoTarget, PolicySnapshot>, script: Script) {
  const service = new FakeService({ [POLICY]: script });
  const means = fakeMeans(service);
  const order = { targets: [{}], dryRun: false, reason: null, consent: {} };
  const { results } = await carryOut(change, order, means);
  return { result: results[0], service, means };
}

describe("the switches of an instance", () => {
  it.each([
    { change: instancePolicyOn, name: "enable-policy", enabled: true },
    { change: instancePolicyOff, name: "disable-policy", enabled: false },
  ])("$name asks mildly, sends its own value, and may follow a lost answer", (each) => {
    const { change, name, enabled } = each;
    const { body, method, path } = change.operation(sight(null));

    expect(change).toMatchObject({ name, danger: "mild", checks: [], resend: "after-a-look" });
    expect([method, path({})]).toEqual(["PUT", "/api/v2/instance/policies?policy=dualAuthDelete"]);
    expect(body?.({})).toMatchObject({
      resources: [{ policy_type: "dualAuthDelete", policy_data: { enabled } }],
    });
  });

  it.each([
    { before: OFF, after: ON, on: "done", off: "changed-by-other" },
    { before: OFF, after: OFF, on: "untouched", off: "done" },
    { before: OFF, after: policy(false, 1), on: "changed-by-other", off: "done" },
    { before: OFF, after: null, on: "changed-by-other", off: "done" },
    { before: null, after: null, on: "untouched", off: "done" },
    { before: null, after: ON, on: "done", off: "changed-by-other" },
    { before: ON, after: ON, on: "done", off: "untouched" },
    { before: ON, after: policy(true, 1), on: "done", off: "changed-by-other" },
    { before: ON, after: OFF, on: "changed-by-other", off: "done" },
  ])("settle, case %#: on is $on, off is $off", ({ before, after, on, off }) => {
    expect(instancePolicyOn.settle(sight(before), sight(after), BOB)).toBe(on);
    expect(instancePolicyOff.settle(sight(before), sight(after), BOB)).toBe(off);
  });

  it("don't take a number of keys that moved for a change of the policy", () => {
    expect(instancePolicyOn.settle(sight(OFF, 12), sight(OFF, 13), BOB)).toBe("untouched");
    expect(instancePolicyOn.subject.same(sight(OFF, 12), sight(OFF, 13))).toBe(true);
  });

  it.each([instancePolicyOn, instancePolicyOff])(
    "prove nothing by a policy that is gone",
    (change) => {
      expect(change.settle(sight(OFF), "gone", BOB)).toBe("changed-by-other");
    },
  );

  it("ask with what was seen, and say how many keys stay as they are", async () => {
    const { result, means } = await switched(instancePolicyOn, {
      shows: [sight(null), sight(ON)],
      answers: [ACCEPTED],
    });

    expect(means.asked[0]?.question).toMatchObject({
      action: "enable-policy",
      danger: "mild",
      force: false,
      asked: { kind: "policy", seen: sight(null) },
    });
    expect(result).toMatchObject({ key: null, outcome: "done", changed: true, exit: 0 });
  });

  it("are not stopped by a number of keys that can't be read", async () => {
    const { result, means } = await switched(instancePolicyOn, {
      shows: [sight(OFF, null), sight(ON, null)],
      answers: [ACCEPTED],
    });

    expect(means.asked[0]?.question.asked).toMatchObject({ seen: { keys: null } });
    expect(result).toMatchObject({ outcome: "done" });
  });

  it("are stopped by a fault of kp-dual while it counts", async () => {
    const api = {
      read: async ({ name }: { readonly name: string }) => {
        if (name === headKeys.name) throw new Error("a fault");
        return { value: OFF, serverNow: NOW };
      },
    };

    await expect(instancePolicyOn.subject.look(api as unknown as FakeService, {})).rejects.toThrow(
      "a fault",
    );
  });

  it("count the keys that live, and no deleted ones", async () => {
    const asked: unknown[] = [];
    const api = {
      read: async ({ name }: { readonly name: string }, input: unknown) => {
        if (name === headKeys.name) asked.push(input);
        return { value: name === headKeys.name ? 7 : OFF, serverNow: NOW };
      },
    };

    const look = await instancePolicyOn.subject.look(api as unknown as FakeService, {});

    expect(look.keys).toBe(7);
    expect(asked).toEqual([{ states: [0, 1, 2, 3] }]);
  });

  it("are refused where the policy can't be read", async () => {
    const { result, service } = await switched(instancePolicyOff, {
      shows: [new KpDualError("unauthorized-role", { status: 401 })],
    });

    expect(result).toMatchObject({
      key: null,
      outcome: "refused",
      exit: 4,
      error: { code: "unauthorized-role", facts: { effect: "not disabled" } },
    });
    expect(service.sent).toEqual([]);
  });

  it("send nothing where it is so already", async () => {
    const { result, service } = await switched(instancePolicyOff, { shows: [sight(null)] });

    expect(result).toMatchObject({ key: null, outcome: "already", exit: 0 });
    expect(service.sent).toEqual([]);
  });

  it("are sent once more after a lost answer that left no trace", async () => {
    const untouched = [sight(OFF), sight(OFF), sight(OFF), sight(OFF)];

    const { result, service } = await switched(instancePolicyOn, {
      shows: [...untouched, sight(ON)],
      answers: [LOST, ACCEPTED],
    });

    expect(service.sent).toHaveLength(2);
    expect(result).toMatchObject({ outcome: "done", correlationId: "c-2" });
  });

  it("are not sent again over what somebody else has set meanwhile", async () => {
    const { result, service } = await switched(instancePolicyOn, {
      shows: [sight(OFF), sight(policy(false, 1))],
      answers: [LOST],
    });

    expect(service.sent).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "changed-by-other", changed: "unknown", exit: 5 });
  });

  it("count no keys when they look back at what was sent", async () => {
    const service = new FakeService({ [POLICY]: { shows: [sight(ON, 12)] } });

    expect(await instancePolicyOn.subject.lookBack(service, {})).toEqual(sight(ON, null));
  });

  it("never ask about nothing", () => {
    expect(() => instancePolicyOn.subject.ask([], 0)).toThrow("nothing");
  });
});

import { describe, expect, it } from "vitest";
import type { KeyTarget } from "../../src/api/key-path.js";
import {
  deleteKey,
  deleteKeyByForce,
  purgeKey,
  restoreKey,
  setKeyForDeletion,
  unsetKeyForDeletion,
} from "../../src/api/keys.js";
import type { Operation } from "../../src/api/operation.js";
import type { ErrorCode } from "../../src/errors/catalogue.js";
import { EXIT, type ExitCode } from "../../src/errors/exit-codes.js";
import { emulation } from "./emulation.js";
import { aSeed, DAY, HOUR, nthKey, ORDERS, SECOND, stated } from "./seeds.js";

interface Refusal {
  readonly when: string;
  readonly who: "ann" | "bob" | "cleo";
  readonly operation: Operation<KeyTarget, undefined>;
  readonly seed?: object;
  readonly quirks?: object;
  /** What the client makes of the emulator's words, and the status under which they came. */
  readonly code: ErrorCode;
  readonly status: number;
  readonly exit: ExitCode;
}

const bucket = { resourceCrn: "crn:v1:bluemix:public:cloud-object-storage:global:a/a1:b1::" };
const setBy = (by: string, ms = -DAY) => ({ setForDeletion: { by, at: stated(ms) } });
const deleted = (ms: number) => ({ deleted: { by: "bob", at: stated(ms) } });

const REFUSALS: readonly Refusal[] = [
  {
    when: "nobody has approved",
    who: "bob",
    operation: deleteKey,
    code: "approval-missing",
    status: 409,
    exit: EXIT.approvalMissing,
  },
  {
    when: "the approval has lapsed",
    who: "bob",
    operation: deleteKeyByForce,
    seed: setBy("ann", -7 * DAY),
    code: "approval-missing",
    status: 409,
    exit: EXIT.approvalMissing,
  },
  ...([403, 409] as const).map((status) => ({
    when: `the same person approved and deletes, as a ${status}`,
    who: "bob" as const,
    operation: deleteKey,
    seed: setBy("bob"),
    quirks: { samePersonStatus: status },
    code: "same-person" as const,
    status,
    exit: EXIT.approvalMissing,
  })),
  {
    when: "the key protects something",
    who: "bob",
    operation: deleteKey,
    seed: { ...setBy("ann"), registrations: [bucket] },
    code: "PROTECTED_RESOURCE_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "a retention policy is in the way, which force does not move",
    who: "bob",
    operation: deleteKeyByForce,
    seed: { ...setBy("ann"), registrations: [{ ...bucket, preventKeyDeletion: true }] },
    code: "PREV_KEY_DEL_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "it is deleted already",
    who: "bob",
    operation: deleteKey,
    seed: deleted(-HOUR),
    code: "KEY_DELETED_ERR",
    status: 410,
    exit: EXIT.blocked,
  },
  {
    when: "a key without dual authorization is set",
    who: "ann",
    operation: setKeyForDeletion,
    seed: { dualAuth: false },
    code: "NOT_DUAL_AUTH_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "a suspended key is unset",
    who: "ann",
    operation: unsetKeyForDeletion,
    seed: { state: 2, ...setBy("ann") },
    code: "KEY_ACTION_INVALID_STATE_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "a living key is purged",
    who: "cleo",
    operation: purgeKey,
    code: "KEY_ACTION_INVALID_STATE_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "it is too early to purge",
    who: "cleo",
    operation: purgeKey,
    seed: deleted(SECOND - 4 * HOUR),
    code: "purge-too-early",
    status: 409,
    exit: EXIT.tooEarly,
  },
  {
    when: "it is too early to restore",
    who: "bob",
    operation: restoreKey,
    seed: deleted(-29 * SECOND),
    code: "restore-too-early",
    status: 409,
    exit: EXIT.tooEarly,
  },
  {
    when: "it is too late to restore",
    who: "bob",
    operation: restoreKey,
    seed: deleted(-30 * DAY),
    code: "KEY_RESTORE_EXPIRED",
    status: 400,
    exit: EXIT.blocked,
  },
  {
    when: "the service takes no second approval",
    who: "bob",
    operation: setKeyForDeletion,
    seed: setBy("ann"),
    quirks: { secondSet: "refuse" },
    code: "KEY_ACTION_INVALID_STATE_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "the service wants something to unset",
    who: "ann",
    operation: unsetKeyForDeletion,
    quirks: { unsetWhenNotSet: "refuse" },
    code: "KEY_ACTION_INVALID_STATE_ERR",
    status: 409,
    exit: EXIT.blocked,
  },
  {
    when: "the role is missing",
    who: "ann",
    operation: deleteKey,
    code: "unauthorized",
    status: 401,
    exit: EXIT.notAllowed,
  },
];

describe("the emulator's refusals, as the client reads them", () => {
  it.each(REFUSALS)(
    "say why: $when",
    async ({ who, operation, seed = {}, quirks = {}, ...told }) => {
      const { as } = await emulation(aSeed([seed], { quirks }));
      const { api } = await as(who);

      const attempt = await api.attempt(operation, { key: ORDERS }, "c-1");

      const { outcome, error } =
        "error" in attempt ? attempt : { outcome: "accepted", error: null };
      const { code, status, exit } = told;
      expect({ outcome, code: error?.code, exit: error?.exit }).toEqual({
        outcome: "refused",
        code,
        exit,
      });
      expect(error?.facts).toMatchObject({ status, changed: false, correlationId: "c-1" });
      expect(error?.facts.said).toBeTruthy();
    },
  );

  it("say that there is no such key", async () => {
    const { api } = await (await emulation(aSeed([]))).as("bob");

    const attempt = await api.attempt(deleteKey, { key: nthKey(7) }, "c-1");

    expect(attempt).toMatchObject({
      outcome: "refused",
      error: { code: "KEY_NOT_FOUND_ERR", facts: { status: 404 } },
    });
  });
});

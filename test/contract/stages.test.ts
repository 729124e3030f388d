import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import {
  deleteKey,
  getKeyMetadata,
  purgeKey,
  restoreKey,
  setKeyForDeletion,
  unsetKeyForDeletion,
} from "../../src/api/keys.js";
import { advanceClock } from "../../src/api/rehearsal-clock.js";
import { lookAtKey } from "../../src/change/key-subject.js";
import { isApproved } from "../../src/core/checks.js";
import { firstApprover } from "../../src/core/first-approver.js";
import { stageOf } from "../../src/core/stage.js";
import {
  autoPurgeOn,
  purgeFrom,
  restoreFrom,
  restoreUntil,
  WINDOW,
} from "../../src/core/windows.js";
import { type Emulation, emulation } from "./emulation.js";
import { aSeed, DAY, HOUR, ORDERS, SECOND, START, stated } from "./seeds.js";

const later = (ms: number) => new Date(START.getTime() + ms);
const everything = { registrations: true, policy: true };
const look = (api: Api) => lookAtKey(api, { key: ORDERS }, everything);

/** Ann has set the key for deletion. */
async function approved() {
  const world = await emulation(aSeed([{}]));
  const [ann, bob, cleo] = [await world.as("ann"), await world.as("bob"), await world.as("cleo")];
  await ann.api.attempt(setKeyForDeletion, { key: ORDERS }, "c-set");
  return { world, ann, bob, cleo };
}

/** Bob has deleted it at the same moment. */
async function deleted() {
  const all = await approved();
  await all.bob.api.attempt(deleteKey, { key: ORDERS }, "c-delete");
  return all;
}

/** Near a deadline, by the emulator's clock: the Date header has whole seconds, so a millisecond is a second there. */
const around = [
  { when: "a second before", ms: -SECOND, isOver: false },
  { when: "a millisecond before", ms: -1, isOver: false },
  { when: "at", ms: 0, isOver: true },
  { when: "a second after", ms: SECOND, isOver: true },
];

const goTo = ({ clock }: Emulation, ms: number) => clock.set(later(ms));

describe("the stages of a key, from the emulator to the client", () => {
  it("begin with a key that needs two people, and nobody has set", async () => {
    const { api } = await (await emulation(aSeed([{}]))).as("bob");

    const seen = await look(api);

    expect(seen.serverNow).toEqual(START);
    expect(seen.registrations).toEqual([]);
    expect(seen.key).toMatchObject({
      state: "active",
      type: "root",
      keyRing: "default",
      dualAuth: true,
      setForDeletion: false,
      approvalExpires: null,
      deletedAt: null,
    });
    expect(stageOf(seen.key, seen.serverNow)).toBe("protected");
  });

  it("tell a key that one person may delete", async () => {
    const { api } = await (await emulation(aSeed([{ dualAuth: false }]))).as("bob");

    const { key, policy, serverNow } = await look(api);

    expect({ dualAuth: key.dualAuth, set: key.setForDeletion, policy }).toEqual({
      dualAuth: false,
      set: false,
      policy: null,
    });
    expect(stageOf(key, serverNow)).toBe("unprotected");
  });

  it("go on to an approval of exactly seven days, with the likely approver in the policy", async () => {
    const { bob, ann } = await approved();

    const seen = await look(bob.api);

    expect(seen.key.setForDeletion).toBe(true);
    expect(seen.key.approvalExpires).toEqual(later(WINDOW.approval));
    expect(firstApprover(seen)).toMatchObject({
      iamId: ann.person.iamId,
      certainty: "likely",
    });
  });

  it("go back when the approval is taken back, by whomever", async () => {
    const { bob } = await approved();

    await bob.api.attempt(unsetKeyForDeletion, { key: ORDERS }, "c-unset");

    const { key, serverNow } = await look(bob.api);
    expect(stageOf(key, serverNow)).toBe("protected");
    expect(key.approvalExpires).toBeNull();
  });

  it("tell a deleted key with all its moments", async () => {
    const { bob } = await deleted();

    const { key, serverNow } = await look(bob.api);

    expect(stageOf(key, serverNow)).toBe("deleted");
    expect(key).toMatchObject({
      state: "destroyed",
      deletedAt: START,
      deletedBy: bob.person.iamId,
      purgeFrom: later(4 * HOUR),
      restoreUntil: later(30 * DAY),
      autoPurgeOn: later(90 * DAY),
    });
  });

  it("come to the same moments where the client must count for itself", async () => {
    const { bob } = await deleted();

    const { key } = await look(bob.api);
    const untold = { ...key, purgeFrom: null, restoreUntil: null, autoPurgeOn: null };

    expect(purgeFrom(untold)).toEqual(key.purgeFrom);
    expect(restoreUntil(untold)).toEqual(key.restoreUntil);
    expect(autoPurgeOn(untold)).toEqual(key.autoPurgeOn);
  });

  it("tell a restored key by its state, though it keeps the date of its deletion", async () => {
    const { world, bob } = await deleted();
    goTo(world, 30 * SECOND);

    const attempt = await bob.api.attempt(restoreKey, { key: ORDERS }, "c-restore");

    const { key, serverNow } = await look(bob.api);
    expect(attempt.outcome).toBe("accepted");
    expect(key).toMatchObject({ state: "active", deletedAt: START, purgeFrom: null });
    expect(stageOf(key, serverNow)).toBe("protected");
  });

  it("take whoever sets the key last for the first of the two", async () => {
    const { ann, bob } = await approved();

    await bob.api.attempt(setKeyForDeletion, { key: ORDERS }, "c-again");

    expect(firstApprover(await look(bob.api))?.iamId).toBe(bob.person.iamId);
    expect(isApproved.judge(await look(bob.api), bob.person).verdict).toBe("unknown");
    expect(isApproved.judge(await look(bob.api), ann.person).verdict).toBe("ok");
    const own = await bob.api.attempt(deleteKey, { key: ORDERS }, "c-own");
    expect(own).toMatchObject({ outcome: "refused", error: { code: "same-person" } });
  });

  it.each([
    { restoreKeepsApproval: true, stage: "approval" },
    { restoreKeepsApproval: false, stage: "protected" },
  ])("follow a restore that does or does not keep the approval: $stage", async (quirk) => {
    const { stage, restoreKeepsApproval } = quirk;
    const keys = [
      {
        setForDeletion: { by: "ann", at: stated(-HOUR) },
        deleted: { by: "bob", at: stated(-HOUR) },
      },
    ];
    const { as } = await emulation(aSeed(keys, { quirks: { restoreKeepsApproval } }));
    const { api } = await as("bob");

    await api.attempt(restoreKey, { key: ORDERS }, "c-restore");

    const { key, serverNow } = await look(api);
    expect(stageOf(key, serverNow)).toBe(stage);
  });

  it("say that nobody knows who deleted a key, where the service does not tell", async () => {
    const keys = [{ deleted: { by: "bob", at: stated(-HOUR) } }];
    const { as } = await emulation(aSeed(keys, { quirks: { deletedBy: false } }));

    const { key } = await look((await as("bob")).api);

    expect(key.deletedBy).toBeNull();
  });

  it("end with a key that is not there any more", async () => {
    const { world, cleo } = await deleted();
    goTo(world, 4 * HOUR);

    await cleo.api.attempt(purgeKey, { key: ORDERS }, "c-purge");

    await expect(look(cleo.api)).rejects.toMatchObject({
      code: "KEY_NOT_FOUND_ERR",
      facts: { status: 404 },
    });
  });

  it.each([
    { state: 0, ours: "pre-active" },
    { state: 1, ours: "active" },
    { state: 2, ours: "suspended" },
    { state: 3, ours: "deactivated" },
  ])("call state $state $ours", async ({ state, ours }) => {
    const { api } = await (await emulation(aSeed([{ state }]))).as("bob");

    expect((await look(api)).key.state).toBe(ours);
  });
});

describe("the deadlines, on both sides", () => {
  it.each(around)("an approval has lapsed: $when seven days", async ({ ms, isOver }) => {
    const { world, bob } = await approved();
    goTo(world, 7 * DAY + ms);

    const { key, serverNow } = await look(bob.api);
    const attempt = await bob.api.attempt(deleteKey, { key: ORDERS }, "c-1");

    expect(stageOf(key, serverNow)).toBe(isOver ? "lapsed" : "approval");
    expect(attempt.outcome).toBe(isOver ? "refused" : "accepted");
  });

  it.each(around)("a key may be restored: $when thirty seconds", async ({ ms, isOver }) => {
    const { world, bob } = await deleted();
    goTo(world, 30 * SECOND + ms);

    const { key, serverNow } = await look(bob.api);
    const attempt = await bob.api.attempt(restoreKey, { key: ORDERS }, "c-1");

    expect(serverNow >= (restoreFrom(key) ?? serverNow)).toBe(isOver);
    expect(attempt.outcome).toBe(isOver ? "accepted" : "refused");
  });

  it.each(around)("a key may be purged: $when four hours", async ({ ms, isOver }) => {
    const { world, cleo } = await deleted();
    goTo(world, 4 * HOUR + ms);

    const { key, serverNow } = await look(cleo.api);
    const attempt = await cleo.api.attempt(purgeKey, { key: ORDERS }, "c-1");

    expect(stageOf(key, serverNow)).toBe(isOver ? "purgeable" : "deleted");
    expect(attempt.outcome).toBe(isOver ? "accepted" : "refused");
  });

  it.each(around)("a key can't be restored any more: $when thirty days", async ({ ms, isOver }) => {
    const { world, bob } = await deleted();
    goTo(world, 30 * DAY + ms);

    const { key, serverNow } = await look(bob.api);
    const attempt = await bob.api.attempt(restoreKey, { key: ORDERS }, "c-1");

    expect(stageOf(key, serverNow)).toBe(isOver ? "unrestorable" : "purgeable");
    expect(attempt.outcome).toBe(isOver ? "refused" : "accepted");
  });

  it.each(around)("a key goes by itself: $when ninety days", async ({ ms, isOver }) => {
    const { world, bob } = await deleted();
    const { value: key } = await bob.api.read(getKeyMetadata, { key: ORDERS });
    goTo(world, 90 * DAY + ms);

    const found = await bob.api.read(getKeyMetadata, { key: ORDERS }).then(
      () => true,
      () => false,
    );

    expect(world.clock.now() >= (autoPurgeOn(key) ?? START)).toBe(isOver);
    expect(found).toBe(!isOver);
  });

  it("move with the emulator's clock, which the client moves", async () => {
    const { url, readFrom, clock } = await emulation(aSeed([]));

    const { value, serverNow } = await readFrom(
      advanceClock,
      { by: "6d23h59m59s" },
      { origin: url, headers: {} },
    );

    expect(value).toEqual(later(7 * DAY - SECOND));
    expect(serverNow).toEqual(clock.now());
  });
});

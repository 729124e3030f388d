import { describe, expect, it } from "vitest";
import type { EmulatedKey } from "../../src/emulator/emulated-key.js";
import { decide, type KeyAction } from "../../src/emulator/machine.js";
import { LIKELIEST, type Quirks } from "../../src/emulator/quirks.js";
import { at, DAY, HOUR, SECOND } from "./seeds.js";

const ann = { iamId: "IBMid-ann" };
const bob = { iamId: "IBMid-bob" };
const founded = { by: "IBMid-bob", at: at(-DAY) };
const policy = { content: { enabled: true }, created: founded, updated: founded };

const aKey = (differences: Partial<EmulatedKey> = {}): EmulatedKey => ({
  id: "02fd6835-6001-4482-a892-13bd2085f75d",
  crn: "crn:v1:…",
  name: "orders-db-root",
  description: null,
  aliases: [],
  tags: [],
  keyRing: "default",
  state: 1,
  extractable: false,
  imported: false,
  payload: null,
  created: founded,
  updatedAt: founded.at,
  expiresAt: null,
  disabledAt: null,
  dualAuth: policy,
  rotation: null,
  approval: null,
  deleted: null,
  registrations: [],
  ...differences,
});

/** Approved by ann at the start: it counts for seven days. */
const approved = (differences: Partial<EmulatedKey> = {}) =>
  aKey({ approval: { by: ann.iamId, expires: at(7 * DAY) }, ...differences });

/** Deleted by bob at the start. */
const deleted = approved({ state: 5, deleted: { by: bob.iamId, at: at(0) } });

/** What a ruling comes to: the refusal's code, the key's state, or that it is gone. */
function verdict(action: KeyAction, key: EmulatedKey, by = bob, when = at(0), quirks = {}) {
  const how = { force: false, quirks: { ...LIKELIEST, ...quirks } };
  const ruling = decide(action, key, by, when, how);
  if ("refusal" in ruling) return `${ruling.refusal.status} ${ruling.refusal.code}`;
  return ruling.key ? `state ${ruling.key.state}` : "gone";
}

function keyAfter(action: KeyAction, key: EmulatedKey, by = ann, when = at(0), quirks = {}) {
  const how = { force: false, quirks: { ...LIKELIEST, ...quirks } satisfies Quirks };
  const ruling = decide(action, key, by, when, how);
  if ("refusal" in ruling || !ruling.key) throw new Error(`no key after ${action}`);
  return ruling.key;
}

const STATE = "409 KEY_ACTION_INVALID_STATE_ERR";
const EARLY = "409 REQ_TOO_EARLY_ERR";
const NOT_MET = "409 AUTHORIZATIONS_NOT_MET";

describe("what each state allows", () => {
  const rooted = (state: EmulatedKey["state"]) =>
    state === 5 ? { ...deleted, deleted: { by: bob.iamId, at: at(-DAY) } } : approved({ state });

  it.each([
    { action: "setKeyForDeletion", verdicts: [STATE, "state 1", STATE, STATE, STATE] },
    { action: "unsetKeyForDeletion", verdicts: [STATE, "state 1", STATE, STATE, STATE] },
    { action: "disable", verdicts: [STATE, "state 2", STATE, STATE, STATE] },
    { action: "enable", verdicts: [STATE, STATE, "state 1", STATE, STATE] },
    {
      action: "delete",
      verdicts: [STATE, "state 5", "state 5", "state 5", "410 KEY_DELETED_ERR"],
    },
    { action: "restore", verdicts: [STATE, STATE, STATE, STATE, "state 1"] },
    { action: "purge", verdicts: [STATE, STATE, STATE, STATE, "gone"] },
  ] as const)("$action", ({ action, verdicts }) => {
    const found = ([0, 1, 2, 3, 5] as const).map((state) => verdict(action, rooted(state)));
    expect(found).toEqual(verdicts);
  });
});

describe("the first approval", () => {
  it("counts for seven days, in whole seconds, and shows in the policy", () => {
    const key = keyAfter("setKeyForDeletion", aKey(), ann, at(999));

    expect(key.approval).toEqual({ by: ann.iamId, expires: at(7 * DAY) });
    expect(key.dualAuth?.updated).toEqual({ by: ann.iamId, at: at(0) });
    expect(key.dualAuth?.created).toEqual(founded);
    expect(key.updatedAt).toEqual(at(0));
  });

  it.each(["setKeyForDeletion", "unsetKeyForDeletion"] as const)(
    "%s needs the key's policy to be on",
    (action) => {
      const off = { ...policy, content: { enabled: false } };
      expect(verdict(action, aKey({ dualAuth: null }))).toBe("409 NOT_DUAL_AUTH_ERR");
      expect(verdict(action, aKey({ dualAuth: off }))).toBe("409 NOT_DUAL_AUTH_ERR");
    },
  );

  it.each([
    { secondSet: "accept", by: bob.iamId, expires: at(8 * DAY) },
    { secondSet: "extend", by: ann.iamId, expires: at(8 * DAY) },
  ] as const)("given twice: $secondSet", ({ secondSet, ...expected }) => {
    const key = keyAfter("setKeyForDeletion", approved(), bob, at(DAY), { secondSet });
    expect(key.approval).toEqual(expected);
  });

  it.each([
    [-1, STATE],
    [0, "state 1"],
    [1, "state 1"],
  ])("given twice, refused, as long as it stands: %i ms from its end", (ms, expected) => {
    const quirks = { secondSet: "refuse" };
    expect(verdict("setKeyForDeletion", approved(), bob, at(7 * DAY + ms), quirks)).toBe(expected);
  });

  it("belongs to who gives it anew when it has lapsed", () => {
    const quirks = { secondSet: "extend" };
    const key = keyAfter("setKeyForDeletion", approved(), bob, at(7 * DAY), quirks);
    expect(key.approval).toEqual({ by: bob.iamId, expires: at(14 * DAY) });
  });

  it("is taken back by anyone, also when it has lapsed", () => {
    const key = keyAfter("unsetKeyForDeletion", approved(), bob, at(8 * DAY));
    expect(key.approval).toBeNull();
    expect(key.dualAuth?.updated).toEqual({ by: bob.iamId, at: at(8 * DAY) });
  });

  it("taken back where none is: nothing changes, or it is refused", () => {
    const key = aKey();
    expect(keyAfter("unsetKeyForDeletion", key, bob)).toBe(key);
    const quirks = { unsetWhenNotSet: "refuse" };
    expect(verdict("unsetKeyForDeletion", key, bob, at(0), quirks)).toBe(STATE);
  });
});

describe("deleting", () => {
  it.each([
    [-1, "state 5"],
    [0, NOT_MET],
    [1, NOT_MET],
  ])("needs an approval that stands: %i ms from its end", (ms, expected) => {
    expect(verdict("delete", approved(), bob, at(7 * DAY + ms))).toBe(expected);
  });

  it("needs nobody else without dual authorization", () => {
    expect(verdict("delete", aKey({ dualAuth: null }), ann)).toBe("state 5");
  });

  it("is not for the person who approved, who is told so", () => {
    expect(verdict("delete", approved(), ann)).toBe(NOT_MET);
    const ruling = decide("delete", approved(), ann, at(0));
    expect(ruling).toMatchObject({
      refusal: { errorMsg: expect.stringMatching(/^The user who deletes the key must differ/) },
    });
    expect(verdict("delete", approved(), ann, at(0), { samePersonStatus: 403 })).toBe(
      "403 AUTHORIZATIONS_NOT_MET",
    );
  });

  it("tells who and when, in whole seconds, and keeps the approval", () => {
    const key = keyAfter("delete", approved(), bob, at(1_999));
    expect(key).toMatchObject({ deleted: { by: bob.iamId, at: at(1_000) }, updatedAt: at(1_000) });
    expect(key.approval).toEqual(approved().approval);
  });

  const resource = { resourceCrn: "crn:v1:…:bucket:orders", preventKeyDeletion: false };
  const retained = { ...resource, preventKeyDeletion: true };
  const forced = (key: EmulatedKey, by = bob) =>
    decide("delete", key, by, at(0), { force: true, quirks: LIKELIEST });

  it("is stopped by a registration, unless it is forced", () => {
    const key = approved({ registrations: [resource] });
    expect(verdict("delete", key)).toBe("409 PROTECTED_RESOURCE_ERR");
    expect(forced(key)).toMatchObject({ key: { state: 5, registrations: [] } });
  });

  it("is stopped by a retention lock, forced or not", () => {
    const key = approved({ registrations: [resource, retained] });
    expect(verdict("delete", key)).toBe("409 PREV_KEY_DEL_ERR");
    expect(forced(key)).toMatchObject({ refusal: { code: "PREV_KEY_DEL_ERR" } });
  });

  it("is refused for the deletion, then the approval, then the lock, then the registration", () => {
    const registrations = [resource, retained];
    expect(verdict("delete", { ...deleted, approval: null, registrations })).toBe(
      "410 KEY_DELETED_ERR",
    );
    expect(verdict("delete", aKey({ registrations }))).toBe(NOT_MET);
    expect(forced(aKey({ registrations }))).toMatchObject({
      refusal: { code: "AUTHORIZATIONS_NOT_MET" },
    });
    expect(verdict("delete", approved({ registrations }))).toBe("409 PREV_KEY_DEL_ERR");
  });
});

describe("the clocks after a deletion", () => {
  it.each([
    [30 * SECOND - 1, EARLY],
    [30 * SECOND, "state 1"],
    [30 * SECOND + 1, "state 1"],
    [30 * DAY - 1, "state 1"],
    [30 * DAY, "400 KEY_RESTORE_EXPIRED"],
    [30 * DAY + 1, "400 KEY_RESTORE_EXPIRED"],
  ])("restored after %i ms: %s", (ms, expected) => {
    expect(verdict("restore", deleted, bob, at(ms))).toBe(expected);
  });

  it.each([
    [4 * HOUR - 1, EARLY],
    [4 * HOUR, "gone"],
    [4 * HOUR + 1, "gone"],
    [60 * DAY, "gone"],
  ])("purged after %i ms: %s", (ms, expected) => {
    expect(verdict("purge", deleted, bob, at(ms))).toBe(expected);
  });

  it("a restored key has lost its approval and keeps the date of its deletion", () => {
    const key = keyAfter("restore", deleted, bob, at(HOUR));
    expect(key).toMatchObject({ approval: null, deleted: { at: at(0) }, updatedAt: at(HOUR) });
  });

  it("a restored key keeps its approval, or its last change, where a quirk says so", () => {
    const quirks = { restoreKeepsApproval: true, restoreTouchesUpdate: false };
    const key = keyAfter("restore", deleted, bob, at(HOUR), quirks);
    expect(key).toMatchObject({ approval: deleted.approval, updatedAt: deleted.updatedAt });
  });
});

describe("disabling", () => {
  it.each([
    [30 * SECOND - 1, EARLY],
    [30 * SECOND, "state 1"],
    [30 * SECOND + 1, "state 1"],
  ])("is undone after %i ms: %s", (ms, expected) => {
    const disabled = keyAfter("disable", aKey(), bob, at(0));
    expect(verdict("enable", disabled, bob, at(ms))).toBe(expected);
  });

  it.each(["disable", "enable"] as const)("%s is for root keys", (action) => {
    expect(verdict(action, aKey({ extractable: true }))).toBe("400 KEY_ROOT_REQ_ERR");
  });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { registeredKeyDetail as keyDetail } from "../../src/views/registered-key-detail.js";
import { widthOf } from "../../src/views/width.js";
import {
  aKey,
  approvedKey,
  deletedKey,
  hours,
  INSTANCE,
  NOW,
  ORDERS,
  PIPE,
  seen,
  terminal,
} from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const CRN = `crn:v1:bluemix:public:kms:eu-de:a/1b02acab9ec745b3b3f9b9f2b6d0b2b1:${INSTANCE.id}:key:${ORDERS}`;
const BUCKET = "crn:v1:bluemix:public:cloud-object-storage:global:a/1b02acab:5a6f3c1a::bucket";
const registrations = [
  { resourceCrn: `${BUCKET}:orders`, preventKeyDeletion: false },
  { resourceCrn: `${BUCKET}:retained`, preventKeyDeletion: true },
];
const setNow = { enabled: true, updatedAt: NOW, updatedBy: "IBMid-2700" };

const STAGES: Readonly<Record<string, KeySnapshot>> = {
  unprotected: seen(aKey({ dualAuth: false, aliases: ["orders", "db"], crn: CRN })),
  protected: seen(aKey({ crn: CRN }), { registrations, policy: { ...setNow, updatedBy: null } }),
  approval: seen(approvedKey(7 * 24, { crn: CRN }), { registrations, policy: setNow }),
  lapsed: seen(approvedKey(-24), { policy: "unknown", registrations: "unknown" }),
  deleted: seen(deletedKey(1)),
  purgeable: seen(deletedKey(10 * 24)),
  unrestorable: seen(deletedKey(40 * 24)),
  unknown: seen(aKey({ dualAuth: "unknown", keyRing: null, name: "\u043erders\u202e" })),
};

const view = (snapshot: KeySnapshot, columns = 80) => {
  const model = { instance: INSTANCE, seen: snapshot };
  const next = keyDetail.next?.(model) ?? [];
  return [...keyDetail.text(model, terminal(columns)), "", ...next, ""].join("\n");
};

describe("a key in each stage of its life", () => {
  it.each(Object.entries(STAGES))("%s, at 80 columns", async (stage, snapshot) => {
    await expect(view(snapshot)).toMatchFileSnapshot(`../golden/key-detail-${stage}.txt`);
  });

  it.each(Object.entries(STAGES))("%s keeps to its terminal", (_, snapshot) => {
    for (const columns of [80, 120])
      for (const line of keyDetail.text({ instance: INSTANCE, seen: snapshot }, terminal(columns)))
        expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  it("is cut nowhere in a pipe", () => {
    const { approval = seen(aKey()) } = STAGES;
    const text = keyDetail.text({ instance: INSTANCE, seen: approval }, PIPE).join("\n");

    expect(text).toContain(CRN);
    expect(text).toContain(`locked     ${BUCKET}:retained`);
  });
});

describe("who gave the first approval", () => {
  const words = (snapshot: KeySnapshot) =>
    keyDetail.text({ instance: INSTANCE, seen: snapshot }, PIPE).join("\n");

  it("is likely whoever last changed the policy, and the service does not tell", () => {
    const text = words(seen(approvedKey(7 * 24), { policy: setNow }));
    expect(text).toContain("likely given by IBMid-2700; the service does not tell");
  });

  it.each([{ policy: null }, { policy: "unknown" as const }])("is not told without %o", (more) => {
    const text = words(seen(approvedKey(7 * 24), more));

    expect(text).toContain("by whom, the service does not tell");
    expect(text).not.toContain("likely");
  });
});

describe("the document", () => {
  const json = (snapshot: KeySnapshot) => keyDetail.json({ instance: INSTANCE, seen: snapshot });

  it("has the fields of the interface, in their order", () => {
    const document = json(
      seen(approvedKey(7 * 24, { crn: CRN }), { registrations, policy: setNow }),
    );

    expect(Object.keys(document)).toEqual(["schema", "key", "registrations", "firstApprover"]);
    expect(document).toMatchObject({
      schema: "kp-dual/key/1",
      registrations,
      firstApprover: { iamId: "IBMid-2700", certainty: "likely" },
    });
    expect(Object.keys(Object(document["key"])).join()).toBe(
      "id,name,aliases,keyRing,state,stage,type,dualAuth,setForDeletion,approvalExpires,deleted," +
        "deletedAt,deletedBy,restoreUntil,purgeFrom,autoPurgeOn,crn",
    );
  });

  it("has null for what could not be read, and for an approver that nobody knows", () => {
    expect(json(seen(approvedKey(1), { registrations: "unknown" }))).toMatchObject({
      registrations: null,
      firstApprover: null,
    });
  });
});

describe("the next command", () => {
  it.each([
    ["unprotected", "key delete", "policy enable --key"],
    ["protected", "key set-for-deletion"],
    ["approval", "key delete", "key unset"],
    ["lapsed", "key set-for-deletion"],
    ["deleted", "key restore", "key purge"],
    ["purgeable", "key restore", "key purge"],
    ["unrestorable", "key purge"],
  ])("of a key in stage %s can be pasted: %s", (stage, ...commands) => {
    const lines = keyDetail.next?.({ instance: INSTANCE, seen: STAGES[stage] ?? seen(aKey()) });
    expect(lines?.filter((line) => line.startsWith(" "))).toEqual(
      commands.map((command) => `  kp-dual ${command} ${ORDERS} --instance prod-eu`),
    );
  });

  it.each([
    [4, -1, ", from Tue 12 May 2026 13:20 +02:00, now"],
    [4, 0, ""],
  ])("tells from when on it may be purged until then (%d h %d ms)", (after, ms, told) => {
    const snapshot = seen(deletedKey(0), { serverNow: hours(after, ms) });
    expect(keyDetail.next?.({ instance: INSTANCE, seen: snapshot })).toContain(
      `for ever${told}, by somebody with KeyPurge:`,
    );
  });
});

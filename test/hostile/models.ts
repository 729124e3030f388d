import type { Audit } from "../../src/core/audit.js";
import type { Instance } from "../../src/core/instance.js";
import type { Key } from "../../src/core/key.js";
import type { ListedInstance } from "../../src/core/listed-instance.js";
import type { PastRun } from "../../src/core/past-run.js";
import type { Person } from "../../src/core/person.js";
import type { Result } from "../../src/core/report.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import type { ErrorCode } from "../../src/errors/catalogue.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { anAudit, anInspection } from "../views/audits.js";
import {
  approvedKey,
  aRequest,
  aResult,
  BOB,
  deletedKey,
  hours,
  INSTANCE,
  seen,
} from "../views/models.js";
import { aPastResult, aPastRun } from "../views/past-runs.js";

/** Every placeholder of the catalogue. */
const VALUES =
  "account at detail file fits flag holder host instance instanceId key line list name pid problem problems region role run who";

/** One text in every place of a model that something from outside comes to. */
export function modelsWith(text: string) {
  const key = (from: Key): Key => ({
    ...from,
    name: text,
    aliases: [text, text],
    keyRing: text,
    crn: text,
    deletedBy: text,
  });
  const instance: Instance = { ...INSTANCE, name: text, region: text, crn: text, account: text };
  const by: Person = { ...BOB, iamId: text, name: text, email: text, account: text };
  const look = (from: Key): KeySnapshot =>
    seen(key(from), {
      registrations: [
        { resourceCrn: text, preventKeyDeletion: true },
        { resourceCrn: text, preventKeyDeletion: false },
      ],
      policy: { enabled: true, updatedAt: hours(-1), updatedBy: text },
    });
  const error = (code: ErrorCode): KpDualError =>
    new KpDualError(code, {
      effect: "not done",
      values: Object.fromEntries(VALUES.split(" ").map((name) => [name, text])),
      status: 409,
      reason: text,
      said: text,
      correlationId: text,
    });
  const keys = [look(approvedKey(24)), look(approvedKey(-1)), look(deletedKey(5))] as const;
  const [approved, lapsed, gone] = keys;
  const result: Result = aResult({
    key: { ...aResult().key, id: approved.key.id, name: text, state: "active" },
    outcome: "refused",
    remark: text,
    correlationId: text,
    checks: [{ check: "state", verdict: "unknown", detail: text }],
    error: error("PROTECTED_RESOURCE_ERR"),
  });
  const past: PastRun = aPastRun({
    instance,
    by,
    reason: text,
    input: { file: text, sha256: text },
    results: [aPastResult({ key: { id: approved.key.id, name: text }, correlationIds: [text] })],
  });
  const listed: ListedInstance = {
    ...{ name: text, id: INSTANCE.id, crn: text, region: text },
    ...{ service: "kms", endpoint: text, saved: false, called: text },
  };
  const audit: Audit = anAudit({
    by,
    unread: [{ named: text, error: error("not-reached") }],
    inspections: [
      anInspection({
        instance,
        policy: { enabled: true, updatedAt: hours(-1), updatedBy: text },
        pending: [approved.key, lapsed.key],
        deleted: [gone.key],
        untold: [key(approvedKey(1, { dualAuth: "unknown" }))],
        gaps: [{ part: "the keys", error: error("list-incomplete") }],
      }),
    ],
  });
  const request = aRequest(keys, {
    instance,
    by: { iamId: text, name: text },
    reason: text,
  });
  return { keys, instance, by, error, result, past, listed, audit, request };
}

import type { DeletionRequest } from "../../src/core/deletion-request.js";
import type { Instance } from "../../src/core/instance.js";
import { isKeyId, type Key, type KeyId } from "../../src/core/key.js";
import type { Person } from "../../src/core/person.js";
import type { Question } from "../../src/core/question.js";
import type { Report, Result } from "../../src/core/report.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { styleFor } from "../../src/views/chalk-style.js";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Now, in most tests. */
export const NOW = new Date("2026-05-12T07:20:00Z");

/** Some hours, and some milliseconds, from now. */
export const hours = (count: number, ms = 0): Date => new Date(NOW.getTime() + count * HOUR + ms);

export const keyId = (text: string): KeyId => {
  if (!isKeyId(text)) throw new Error(`${text} is no key id`);
  return text;
};

export const ORDERS = keyId("02fd6835-6001-4482-a892-13bd2085f75d");

export const aKey = (differences: Partial<Key> = {}): Key => ({
  id: ORDERS,
  name: "orders-db-root",
  aliases: [],
  keyRing: "default",
  state: "active",
  type: "root",
  crn: null,
  dualAuth: true,
  setForDeletion: false,
  approvalExpires: null,
  createdAt: new Date("2026-01-02T03:04:05Z"),
  updatedAt: new Date("2026-05-12T07:12:00Z"),
  rotatedAt: null,
  deletedAt: null,
  deletedBy: null,
  purgeFrom: null,
  restoreUntil: null,
  autoPurgeOn: null,
  ...differences,
});

/** A key whose approval ends some hours from now. */
export const approvedKey = (left: number, differences: Partial<Key> = {}): Key =>
  aKey({ setForDeletion: true, approvalExpires: hours(left), ...differences });

/** A key that was deleted some hours ago; the service tells only when. */
export const deletedKey = (ago: number, differences: Partial<Key> = {}): Key =>
  aKey({
    state: "destroyed",
    deletedAt: hours(-ago),
    deletedBy: "IBMid-3100",
    ...differences,
  });

export const seen = (key: Key, differences: Partial<KeySnapshot> = {}): KeySnapshot => ({
  key,
  registrations: [],
  policy: null,
  serverNow: NOW,
  ...differences,
});

export const INSTANCE: Instance = {
  id: "c7b2a0a8-1c1b-4f0e-9c4c-2b1a0a8f7e6d",
  name: "prod-eu",
  region: "eu-de",
  service: "kms",
  crn: null,
  account: null,
  endpoint: "https://eu-de.kms.cloud.ibm.com",
  at: "--instance prod-eu",
};

export const BOB: Person = {
  iamId: "IBMid-3100",
  name: "Bob",
  email: "bob@example.com",
  account: "1b02acab9ec745b3b3f9b9f2b6d0b2b1",
  kind: "user",
  authenticatedBy: null,
  tokenExpires: hours(1),
};

export const aResult = (differences: Partial<Result> = {}): Result => ({
  key: { id: ORDERS, name: "orders-db-root", state: "active" },
  outcome: "done",
  changed: true,
  exit: 0,
  until: null,
  restoreUntil: null,
  purgeFrom: null,
  remark: null,
  correlationId: "8ad33eb2-7bbf-4b7a-a02e-221959920342",
  checks: [],
  error: null,
  ...differences,
});

export const aReport = (differences: Partial<Report> = {}): Report => ({
  action: "delete",
  dryRun: false,
  instance: INSTANCE,
  by: BOB,
  results: [aResult()],
  run: "20260512T072000Z-delete-7f3a",
  serverNow: NOW,
  stopped: null,
  ...differences,
});

export const asked = (keys: readonly KeySnapshot[], more: Partial<Question> = {}): Question => ({
  action: "delete",
  danger: "severe",
  force: false,
  instance: INSTANCE,
  by: BOB,
  asked: { kind: "keys", seen: keys, named: keys.length },
  ...more,
});

/** A pipe: nothing is cut, nothing has a colour. */
export const PIPE = styleFor({ columns: undefined, colour: false });

/** A terminal without colours. */
export const terminal = (columns: number) => styleFor({ columns, colour: false });

export const COLOURFUL = styleFor({ columns: 200, colour: true });

/** A request for the deletion of some keys, as they were seen. */
export const aRequest = (
  keys: readonly KeySnapshot[],
  differences: Partial<DeletionRequest> = {},
): DeletionRequest => ({
  at: NOW,
  instance: INSTANCE,
  by: { iamId: "IBMid-2700", name: "Ann" },
  reason: "order system retired",
  keys: keys.map(({ key, registrations }) => ({
    ...key,
    registrations,
    firstApprover: "IBMid-2700",
  })),
  ...differences,
});

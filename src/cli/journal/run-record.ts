import * as z from "zod/mini";
import { into } from "../../api/into.js";
import { isKeyId, type KeyId, type KeyState } from "../../core/key.js";
import { type ChangeName, OUTCOMES, type Outcome, PARTICIPLES } from "../../core/report.js";
import { EXIT, type ExitCode } from "../../errors/exit-codes.js";
import { KeptRequest } from "../request/request-file.js";
import { isRunId } from "./run-id.js";

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(table) as [Name, ...Name[]]);

const moment = into(z.iso.datetime(), (text) => new Date(text));
const maybe = z.nullable(moment);
const text = z.string();
const told = z.nullable(text);
const id = z.custom<KeyId>((value) => typeof value === "string" && isKeyId(value));
const known = z.union([z.boolean(), z.literal("unknown")]);

const person = z.object({
  iamId: text,
  name: told,
  email: told,
  account: told,
  kind: z.enum(["user", "service-id", "trusted-profile"]),
  authenticatedBy: told,
  tokenExpires: maybe,
});

const instance = z.object({
  id: z.uuid(),
  name: told,
  region: told,
  service: z.enum(["kms", "hs-crypto"]),
  crn: told,
  account: told,
  endpoint: text,
  at: text,
});

const state = z.custom<KeyState>(
  (value) =>
    typeof value === "string" &&
    /^(?:pre-active|active|suspended|deactivated|destroyed|unknown \(-?[\d.e+-]+\))$/.test(value),
);

const key = z.object({
  id,
  name: text,
  aliases: z.array(text),
  keyRing: told,
  state,
  type: z.enum(["root", "standard", "unknown"]),
  crn: told,
  dualAuth: known,
  setForDeletion: known,
  approvalExpires: maybe,
  createdAt: maybe,
  updatedAt: maybe,
  rotatedAt: z._default(maybe, null),
  deletedAt: maybe,
  deletedBy: told,
  purgeFrom: maybe,
  restoreUntil: maybe,
  autoPurgeOn: maybe,
});

const policy = z.object({ enabled: z.boolean(), updatedAt: maybe, updatedBy: told });
const unknown = z.literal("unknown");

const keySnapshot = z.object({
  key,
  registrations: z.union([
    unknown,
    z.array(z.object({ resourceCrn: text, preventKeyDeletion: z.boolean() })),
  ]),
  policy: z.union([unknown, z.nullable(policy)]),
  serverNow: moment,
});

const policySnapshot = z.object({
  policy: z.nullable(policy),
  keys: z.nullable(z.number()),
  serverNow: moment,
});

/** A key, or nothing: the policy of the instance itself. */
const target = z.union([z.strictObject({ key: id }), z.strictObject({})]);

const dated = { at: moment };

const header = z.object({
  ...dated,
  record: z.literal("header"),
  version: z.literal(1),
  run: z.string().check(z.refine(isRunId)),
  startedAt: moment,
  rehearsal: z.boolean(),
  keyRing: told,
  action: namesOf<ChangeName>(PARTICIPLES),
  force: z.boolean(),
  wait: z._default(z.boolean(), false),
  reason: told,
  instance,
  by: person,
  input: z.optional(z.object({ file: text, sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })),
  request: z.optional(KeptRequest),
  targets: z.array(target).check(z.minLength(1)),
});

const sending = { ...dated, target, correlationId: text };

/** One line of a run file, as any kp-dual of this version writes it; its dates are dates again. */
export const RunRecord = z.discriminatedUnion("record", [
  header,
  z.object({ ...dated, record: z.literal("resumed"), by: person }),
  z.object({
    ...sending,
    record: z.literal("intent"),
    before: z.union([keySnapshot, policySnapshot]),
  }),
  z.object({ ...sending, record: z.literal("attempt"), outcome: text }),
  z.object({
    ...sending,
    record: z.literal("outcome"),
    correlationId: told,
    name: z.optional(told),
    outcome: namesOf<Outcome>(OUTCOMES),
    changed: known,
    until: z.optional(maybe),
    exit: z.literal(Object.values(EXIT) as ExitCode[]),
  }),
  z.object({ ...dated, record: z.literal("footer"), totals: z.record(text, z.number()) }),
]);

export type RunRecord = Readonly<z.infer<typeof RunRecord>>;
export type RecordOf<Kind extends RunRecord["record"]> = Extract<RunRecord, { record: Kind }>;
export type Header = RecordOf<"header">;
export type Target = Header["targets"][number];
export type Intent = RecordOf<"intent">;

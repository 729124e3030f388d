import * as z from "zod/mini";
import { parseCrn } from "../../api/crn.js";
import { into } from "../../api/into.js";
import { isRegion } from "../../api/region.js";
import type { DeletionRequest } from "../../core/deletion-request.js";
import { isKeyId, type KeyId, type KeyState } from "../../core/key.js";
import { REQUEST } from "./request-limits.js";

const moment = into(z.iso.datetime(), (text) => new Date(text));
const maybe = z.nullable(moment);
const text = z.string().check(z.maxLength(1_000));
/** As IAM writes its ids: "IBMid-3100", "iam-ServiceId-…". */
const iamId = z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/));
const guid = z.string().check(z.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const crn = z.string().check(z.refine((value) => parseCrn(value)?.instance === value));
const region = z.string().check(z.refine(isRegion));
const id = z.custom<KeyId>((value) => typeof value === "string" && isKeyId(value));
const state = z.custom<KeyState>(
  (value) =>
    typeof value === "string" &&
    /^(?:pre-active|active|suspended|deactivated|destroyed|unknown \(-?\d{1,9}\))$/.test(value),
);

const registration = z.strictObject({ resourceCrn: text, preventKeyDeletion: z.boolean() });

const key = z.strictObject({
  id,
  name: text,
  keyRing: z.nullable(text),
  state,
  approvalExpires: maybe,
  createdAt: maybe,
  updatedAt: maybe,
  rotatedAt: maybe,
  registrations: z.union([z.literal("unknown"), z.array(registration)]),
  firstApprover: z.nullable(iamId),
});

const instance = z
  .strictObject({
    id: guid,
    crn: z.nullable(crn),
    region: z.nullable(region),
    name: z.nullable(text),
  })
  .check(
    z.refine(({ id, crn, region }) => {
      const said = crn === null ? null : parseCrn(crn);
      return !said || (said.id === id && (region === null || said.region === region));
    }),
  );

const areDistinct = (keys: readonly { readonly id: KeyId }[]): boolean =>
  new Set(keys.map((each) => each.id)).size === keys.length;

const claims = {
  at: moment,
  instance,
  by: z.strictObject({ iamId, name: z.nullable(text) }),
  reason: z.nullable(z.string().check(z.maxLength(REQUEST.reason))),
  keys: z.array(key).check(z.minLength(1), z.maxLength(REQUEST.keys), z.refine(areDistinct)),
};

/** A request file: what it may hold, and nothing else. There is no secret in it. */
export const RequestFile = z.strictObject({ schema: z.literal("kp-dual/request/1"), ...claims });

/** The same as a run keeps it that was begun with such a file. */
export const KeptRequest = z.object(claims);

/** A request as its file holds it. Each field is named, so that nothing else gets in. */
export const asFile = ({ at, instance, by, reason, keys }: DeletionRequest) => ({
  schema: "kp-dual/request/1",
  at,
  instance: {
    id: instance.id,
    crn: instance.crn,
    region: instance.region,
    name: instance.name,
  },
  by: { iamId: by.iamId, name: by.name },
  reason,
  keys: keys.map((each) => ({
    id: each.id,
    name: each.name,
    keyRing: each.keyRing,
    state: each.state,
    approvalExpires: each.approvalExpires,
    createdAt: each.createdAt,
    updatedAt: each.updatedAt,
    rotatedAt: each.rotatedAt,
    registrations: each.registrations,
    firstApprover: each.firstApprover,
  })),
});

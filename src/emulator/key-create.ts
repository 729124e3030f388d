import { randomBytes, randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { aliasRefusal, MOST_ALIASES } from "./alias-rules.js";
import type { Answer, Call, Handler } from "./call.js";
import { crnWithin } from "./crn.js";
import type { EmulatedKey } from "./emulated-key.js";
import { collection } from "./envelope.js";
import { keyOnWire } from "./key-on-wire.js";
import { DualAuthField, RotationField } from "./key-policies.js";
import { type Refused, refused } from "./machine.js";
import { wholeSeconds } from "./moment.js";
import { preference } from "./preference.js";
import { refusals } from "./refusals.js";
import { requestRefusals } from "./request-refusals.js";
import { bodyOf, strictBody } from "./strict-body.js";

const between = (least: number, most: number) => {
  const must = `${least} to ${most} characters`;
  return z.string().check(z.minLength(least, must), z.maxLength(most, must));
};

const KeyFields = z.strictObject({
  type: z.optional(z.string()),
  name: between(2, 90),
  aliases: z._default(z.array(z.string()).check(z.maxLength(MOST_ALIASES, "at most 5")), []),
  description: z.optional(between(2, 240)),
  tags: z._default(z.array(z.string()).check(z.maxLength(30, "at most 30")), []),
  expirationDate: z.optional(z.iso.datetime("a time in UTC")),
  extractable: z._default(z.boolean(), false),
  payload: z.optional(z.base64("base64")),
  encryptedNonce: z.optional(z.string()),
  iv: z.optional(z.string()),
  encryptionAlgorithm: z.optional(z.string()),
});

const NewKeys = bodyOf(KeyFields);
const NewKeysWithOverrides = bodyOf(
  z.extend(KeyFields, {
    dualAuthDelete: z.optional(DualAuthField),
    rotation: z.optional(RotationField),
  }),
);

type NewKey = z.infer<typeof NewKeysWithOverrides>["resources"][number];

function refusalOf(given: NewKey, { instance, at, request }: Call): Refused | null {
  const { aliases, extractable, rotation } = given;
  const taken = aliases.map((alias) => aliasRefusal(alias, instance, at)).find((no) => no !== null);
  if (taken) return taken;
  if (new Set(aliases).size < aliases.length) return refused(requestRefusals.aliasTaken);
  if (rotation && extractable) return refused(refusals.rootOnly);
  const known = instance.rings.has(request.headers["x-kms-key-ring"] ?? "default");
  return known ? null : refused(requestRefusals.noRing);
}

/** Whether the key needs two people: as asked for, else as the instance's switch says. */
const protectedBy = ({ dualAuthDelete }: NewKey, { instance }: Call) => {
  const enabled = dualAuthDelete?.enabled ?? instance.policies.get("dualAuthDelete")?.data.enabled;
  return dualAuthDelete || enabled ? { enabled: enabled === true } : null;
};

function newKey(given: NewKey, call: Call): EmulatedKey {
  const { instance, person, at, request } = call;
  const id = randomUUID();
  const created = { by: person.iamId, at: wholeSeconds(at) };
  const stamps = { created, updated: created };
  const dualAuth = protectedBy(given, call);
  const { name, aliases, tags, extractable, description = null, expirationDate } = given;
  const material = extractable ? (given.payload ?? randomBytes(32).toString("base64")) : null;
  return {
    ...{ id, name, aliases, tags, extractable, description, created, updatedAt: created.at },
    crn: crnWithin(instance.crn, "key", id),
    keyRing: request.headers["x-kms-key-ring"] ?? "default",
    state: 1,
    imported: given.payload !== undefined,
    payload: material,
    expiresAt: expirationDate ? wholeSeconds(new Date(expirationDate)) : null,
    disabledAt: null,
    dualAuth: dualAuth && { content: dualAuth, ...stamps },
    rotation: given.rotation ? { content: given.rotation, ...stamps } : null,
    approval: null,
    deleted: null,
    registrations: [],
  };
}

function created(given: NewKey, call: Call, shape: "plain" | "overrides"): Answer {
  const key = newKey(given, call);
  call.instance.keys.write(key.id, key);
  const change = { action: "createKey", key: key.id } as const;
  if (preference(call) === "minimal")
    return { status: 201, body: collection("key", [{ id: key.id }]), change };
  const onWire = {
    ...keyOnWire(key, call.at, call.world.quirks),
    payload: key.payload ?? undefined,
  };
  const { enabled } = onWire.dualAuthDelete;
  const resource = shape === "plain" ? onWire : { ...onWire, dualAuthDelete: { enabled } };
  return { status: 201, body: collection("key", [resource]), change };
}

const creating =
  (
    schema: z.ZodMiniType<z.infer<typeof NewKeysWithOverrides>>,
    shape: "plain" | "overrides",
  ): Handler =>
  (call) => {
    const read = strictBody(schema, call.request.body);
    if ("refusal" in read) return read;
    const [given, ...others] = read.body.resources;
    if (!given || others.length > 0) return refused(requestRefusals.tooManyResources);
    return refusalOf(given, call) ?? created(given, call, shape);
  };

/** POST /keys (api.md §2.9). */
export const createKey = creating(NewKeys, "plain");

/** POST /keys_with_policy_overrides: its answer says no more of dualAuthDelete than `enabled` (api.md §2.7). */
export const createKeyWithOverrides = creating(NewKeysWithOverrides, "overrides");

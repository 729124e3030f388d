import * as z from "zod/mini";
import { changing, type Handler, reading } from "./call.js";
import type { EmulatedKey, KeyPolicy, Stamp } from "./emulated-key.js";
import { collection } from "./envelope.js";
import { type Refused, refused } from "./machine.js";
import { wholeSeconds } from "./moment.js";
import { type KeyPolicyName, keyPolicyOnWire } from "./policy-on-wire.js";
import { refusals } from "./refusals.js";
import { badBody, invalidQuery, requestRefusals } from "./request-refusals.js";
import { bodyOf, strictBody } from "./strict-body.js";

export const DualAuthField = z.strictObject({ enabled: z.boolean() });
export const RotationField = z.strictObject({
  enabled: z.optional(z.boolean()),
  interval_month: z.optional(z.int().check(z.gte(1, "1 to 12"), z.lte(12, "1 to 12"))),
});

const Policies = bodyOf(
  z.strictObject({
    type: z.optional(z.string()),
    dualAuthDelete: z.optional(DualAuthField),
    rotation: z.optional(RotationField),
  }),
);

type Policy = z.infer<typeof Policies>["resources"][number];

const NAMES: readonly KeyPolicyName[] = ["dualAuthDelete", "rotation"];

const namesIn = (policy: Policy) => NAMES.filter((name) => policy[name] !== undefined);

/** The policies that the query names: all of them where it names none. */
function askedFor(query: URLSearchParams): { readonly names: readonly KeyPolicyName[] } | Refused {
  const asked = query.get("policy");
  const names = NAMES.filter((name) => asked === null || asked === name);
  return names.length > 0
    ? { names }
    : refused(invalidQuery("policy", `one of ${NAMES.join(", ")}`));
}

const listed = (key: EmulatedKey, names: readonly KeyPolicyName[]) => ({
  status: 200,
  body: collection(
    "policy",
    names.map((name) => keyPolicyOnWire(key, name)).filter((policy) => policy !== undefined),
  ),
});

/** GET /keys/{id}/policies (api.md §2.2). */
export const readKeyPolicies: Handler = reading(({ request }, key) => {
  const asked = askedFor(request.query);
  return "refusal" in asked ? asked : listed(key, asked.names);
});

function bodyRefusal(policies: readonly Policy[], asked: readonly KeyPolicyName[]): Refused | null {
  if (policies.some((policy) => namesIn(policy).length !== 1))
    return refused(badBody("each resource holds one policy"));
  const given = policies.flatMap(namesIn);
  if (new Set(given).size < given.length) return refused(requestRefusals.tooManyResources);
  if (asked.length === NAMES.length) return null;
  if (given.length > 1) return refused(requestRefusals.tooManyResources);
  return asked.includes(given[0] ?? "rotation") ? null : refused(requestRefusals.queryMismatch);
}

function keyRefusal(policies: readonly Policy[], key: EmulatedKey): Refused | null {
  if (key.state === 5) return refused(refusals.notActive);
  if (key.extractable && policies.some(({ rotation }) => rotation))
    return refused(refusals.rootOnly);
  const takenBack = policies.some(({ dualAuthDelete }) => dualAuthDelete?.enabled === false);
  return takenBack && key.dualAuth?.content.enabled ? refused(refusals.policyStays) : null;
}

const put = <Content>(
  content: Content | undefined,
  before: KeyPolicy<Content> | null,
  stamp: Stamp,
): KeyPolicy<Content> | null =>
  content === undefined ? before : { content, created: before?.created ?? stamp, updated: stamp };

/** PUT /keys/{id}/policies: 200 with the policies that were put. */
export const writeKeyPolicies: Handler = changing(({ instance, request, person, at }, key) => {
  const asked = askedFor(request.query);
  if ("refusal" in asked) return asked;
  const read = strictBody(Policies, request.body);
  if ("refusal" in read) return read;
  const { resources } = read.body;
  const no = bodyRefusal(resources, asked.names) ?? keyRefusal(resources, key);
  if (no) return no;
  const stamp = { by: person.iamId, at: wholeSeconds(at) };
  const given: Policy = Object.assign({}, ...resources);
  const dualAuth = put(given.dualAuthDelete, key.dualAuth, stamp);
  const rotation = put(given.rotation, key.rotation, stamp);
  const changed = { ...key, dualAuth, rotation, updatedAt: stamp.at };
  instance.keys.write(key.id, changed);
  const change = { action: "writeKeyPolicies", key: key.id } as const;
  return { ...listed(changed, resources.flatMap(namesIn)), change };
});

import * as z from "zod/mini";
import type { Handler } from "./call.js";
import { collection } from "./envelope.js";
import { type Refused, refused } from "./machine.js";
import { wholeSeconds } from "./moment.js";
import { instancePolicyOnWire } from "./policy-on-wire.js";
import { badBody, invalidQuery, requestRefusals } from "./request-refusals.js";
import { bodyOf, strictBody } from "./strict-body.js";

/** The policies of an instance with the attributes that each takes (api.md §2.1). Only dualAuthDelete has an effect here. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  dualAuthDelete: [],
  metrics: [],
  allowedNetwork: ["allowed_network"],
  allowedIP: ["allowed_ip"],
  keyCreateImportAccess: [
    "create_root_key",
    "create_standard_key",
    "import_root_key",
    "import_standard_key",
    "enforce_token",
  ],
  rotation: ["interval_month"],
};

const TYPES = Object.keys(attributes);

const Policies = bodyOf(
  z.strictObject({
    policy_type: z.enum(TYPES, { error: `one of ${TYPES.join(", ")}` }),
    policy_data: z.strictObject({
      enabled: z.boolean(),
      attributes: z.optional(z.record(z.string(), z.unknown())),
    }),
  }),
);

type Policy = z.infer<typeof Policies>["resources"][number];

const strange = ({ policy_type, policy_data }: Policy): string | undefined =>
  policy_data.attributes === undefined
    ? undefined
    : (Object.keys(policy_data.attributes).find(
        (name) => !attributes[policy_type]?.includes(name),
      ) ?? (attributes[policy_type]?.length === 0 ? "attributes" : undefined));

function policiesRefusal(policies: readonly Policy[], asked: string | null): Refused | null {
  const unknown = policies.map(strange).find((name) => name !== undefined);
  if (unknown !== undefined) return refused(badBody(`json: unknown field "${unknown}"`));
  const types = policies.map(({ policy_type }) => policy_type);
  if (new Set(types).size < types.length || (asked !== null && types.length > 1))
    return refused(requestRefusals.tooManyResources);
  return asked !== null && types[0] !== asked ? refused(requestRefusals.queryMismatch) : null;
}

/** The policy that the query names; null where it names none. */
function askedFor(query: URLSearchParams): { readonly type: string | null } | Refused {
  const type = query.get("policy");
  return type === null || TYPES.includes(type)
    ? { type }
    : refused(invalidQuery("policy", `one of ${TYPES.join(", ")}`));
}

/** GET /instance/policies: those that were ever set; `resources` is there even when it is empty. */
export const readInstancePolicies: Handler = ({ instance, request }) => {
  const asked = askedFor(request.query);
  if ("refusal" in asked) return asked;
  const resources = Array.from(instance.policies)
    .filter(([type]) => asked.type === null || asked.type === type)
    .map(([type, policy]) => instancePolicyOnWire(type, policy));
  return { status: 200, body: { ...collection("policy", resources), resources } };
};

/** PUT /instance/policies: 204. Each policy takes the place of the one of its type; the others stay. */
export const writeInstancePolicies: Handler = ({ instance, request, person, at }) => {
  const asked = askedFor(request.query);
  if ("refusal" in asked) return asked;
  const read = strictBody(Policies, request.body);
  if ("refusal" in read) return read;
  const { resources } = read.body;
  const no = policiesRefusal(resources, asked.type);
  if (no) return no;
  const updated = { by: person.iamId, at: wholeSeconds(at) };
  for (const { policy_type: type, policy_data: data } of resources) {
    const created = instance.policies.get(type)?.created ?? updated;
    instance.policies.set(type, { data, created, updated });
  }
  return { status: 204, change: { action: "writeInstancePolicies", key: null } };
};

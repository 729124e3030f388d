import { parseCrn } from "../../api/crn.js";
import { guidFrom } from "../../api/guid.js";
import type { InstanceRecord } from "../../api/instance-record.js";
import { knownEndpoint } from "../../api/known-endpoint.js";
import type { InstanceBook } from "../../cli/session.js";
import type { ListedInstance } from "../../core/listed-instance.js";
import type { SavedInstance } from "../../core/saved-instance.js";

/** An instance as lists show it; nothing is asked of anybody. */
export function listed(
  { name, instance, region: said }: SavedInstance,
  saved: boolean,
  place: InstanceBook["place"],
  record: InstanceRecord | null = null,
): ListedInstance {
  const crn = parseCrn(instance) ?? null;
  const id = crn?.id ?? guidFrom(instance) ?? instance;
  const region = crn?.region ?? said;
  return {
    name,
    id,
    crn: crn?.instance ?? null,
    region,
    service: crn?.service ?? "kms",
    endpoint: knownEndpoint({ id, crn, region }, place, record),
    saved,
    called: record?.name ?? null,
  };
}

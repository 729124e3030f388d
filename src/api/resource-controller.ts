import type { InstanceRecord } from "./instance-record.js";
import { type Operation, path } from "./operation.js";

/** What decides where the resource controller is asked. */
export interface ControllerPlace {
  /** The address of a rehearsal, checked. */
  readonly rehearsal: string | null;
  readonly private: boolean;
  /** Null where it is what we ask for. */
  readonly region: string | null;
}

/** Where the resource controller is; its private hosts are by region, and the one without serves VPCs (api.md §5.5). */
export function controllerOrigin(place: ControllerPlace): string {
  if (place.rehearsal !== null) return place.rehearsal;
  if (!place.private) return "https://resource-controller.cloud.ibm.com";
  const region = place.region === null ? "" : `${place.region}.`;
  return `https://private.${region}resource-controller.cloud.ibm.com`;
}

/** One instance, by its GUID or its CRN. */
export const getInstance: Operation<{ readonly instance: string }, InstanceRecord> = {
  name: "look the instance up",
  method: "GET",
  path: ({ instance }) => path`/v2/resource_instances/${instance}`,
  roles: ["Viewer"],
  accepts: [200],
  answer: async () => (await import("./instance-record.js")).ResourceInstance,
};

import { allInstances } from "../api/instance-list.js";
import type { InstanceRecord } from "../api/instance-record.js";
import { type ControllerPlace, controllerOrigin } from "../api/resource-controller.js";
import type { Connection } from "./connection.js";

/** All instances that whoever is signed in can see, as the resource controller lists them. */
export const seenInstances = async (
  place: Omit<ControllerPlace, "region">,
  { readFrom, token }: Connection,
): Promise<readonly InstanceRecord[]> =>
  allInstances(readFrom, {
    origin: controllerOrigin({ ...place, region: null }),
    headers: { authorization: `Bearer ${await token.token()}` },
  });

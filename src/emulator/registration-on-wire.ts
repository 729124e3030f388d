import type { EmulatedKey, Registration } from "./emulated-key.js";
import { stated } from "./moment.js";

/** A registration as the service sends it (api.md §2.10). */
export const registrationOnWire = (key: EmulatedKey, registration: Registration) => ({
  keyId: key.id,
  keyName: key.name,
  resourceCrn: registration.resourceCrn,
  createdBy: key.created.by,
  creationDate: stated(key.created.at),
  updatedBy: key.created.by,
  lastUpdated: stated(key.created.at),
  preventKeyDeletion: registration.preventKeyDeletion,
  keyVersion: { id: key.id, creationDate: stated(key.created.at) },
});

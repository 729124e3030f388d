import type { EmulatedKey } from "./emulated-key.js";
import { later, stated } from "./moment.js";
import { LIKELIEST, type Quirks } from "./quirks.js";
import { WINDOWS } from "./windows.js";

/** What the service leaves out is undefined, and so is not in the JSON. */
const unlessEmpty = (list: readonly string[]) => (list.length > 0 ? list : undefined);

/** `keySetForDeletion` is left out without the policy, `authExpiration` without an approval (api.md §2.7). */
function dualAuthOnWire({ dualAuth, approval }: EmulatedKey) {
  if (!dualAuth?.content.enabled) return { enabled: false };
  if (!approval) return { enabled: true, keySetForDeletion: false };
  return { enabled: true, keySetForDeletion: true, authExpiration: stated(approval.expires) };
}

function deletionOnWire({ state, deleted }: EmulatedKey, at: Date, quirks: Quirks) {
  if (!deleted) return { deleted: false };
  const known = {
    deleted: state === 5,
    deletionDate: stated(deleted.at),
    deletedBy: quirks.deletedBy ? deleted.by : undefined,
  };
  if (state !== 5) return known;
  const [purge, restore] = [later(deleted.at, WINDOWS.purge), later(deleted.at, WINDOWS.restore)];
  return {
    ...known,
    restoreExpirationDate: stated(restore),
    restoreAllowed: at < restore,
    purgeAllowed: at >= purge,
    purgeAllowedFrom: stated(purge),
    purgeScheduledOn: stated(later(deleted.at, WINDOWS.automaticPurge)),
  };
}

/** A key as the service sends it, without its material (api.md §2.7). `at` is now, by the emulator's clock. */
export function keyOnWire(key: EmulatedKey, at: Date, quirks: Quirks = LIKELIEST) {
  return {
    type: "application/vnd.ibm.kms.key+json",
    id: key.id,
    name: key.name,
    description: key.description ?? undefined,
    aliases: unlessEmpty(key.aliases),
    tags: unlessEmpty(key.tags),
    state: key.state,
    extractable: key.extractable,
    imported: key.imported,
    crn: key.crn,
    keyRingID: key.keyRing,
    createdBy: key.created.by,
    creationDate: stated(key.created.at),
    lastUpdateDate: stated(key.updatedAt),
    expirationDate: key.expiresAt ? stated(key.expiresAt) : undefined,
    algorithmType: "AES",
    algorithmMetadata: { bitLength: "256", mode: "CBC_PAD" },
    keyVersion: { id: key.id, creationDate: stated(key.created.at) },
    dualAuthDelete: dualAuthOnWire(key),
    rotation: key.rotation?.content,
    ...deletionOnWire(key, at, quirks),
  };
}

import * as z from "zod";
import { isKeyId, type Key, STATES } from "../core/key.js";
import { collection } from "./collection.js";
import { Instant } from "./instant.js";
import type { ListedKeys } from "./listed-keys.js";

/** Only what dual authorization is about; absent, nobody knows (api.md §2.7). */
const DualAuthDelete = z.object({
  enabled: z.boolean().nullish(),
  keySetForDeletion: z.boolean().nullish(),
  authExpiration: Instant,
});

const text = z.string().nullish();

/** The one place that knows how the service spells a key. `payload` is not in it, so it is dropped. */
const KeyResource = z
  .object({
    id: z.string().toLowerCase().refine(isKeyId),
    name: text.transform((name) => name ?? ""),
    aliases: z
      .array(z.string())
      .nullish()
      .transform((aliases) => aliases ?? []),
    keyRingID: text,
    state: z.number().int(),
    extractable: z.boolean().nullish(),
    crn: text,
    dualAuthDelete: DualAuthDelete.nullish(),
    creationDate: Instant,
    lastUpdateDate: Instant,
    lastRotateDate: Instant,
    deletionDate: Instant,
    deletedBy: text,
    purgeAllowedFrom: Instant,
    restoreExpirationDate: Instant,
    purgeScheduledOn: Instant,
  })
  .transform(
    ({ id, name, aliases, state, dualAuthDelete, ...wire }): Key => ({
      id,
      name,
      aliases,
      keyRing: wire.keyRingID ?? null,
      state: stateOf(state),
      type: typeOf(wire.extractable),
      crn: wire.crn ?? null,
      dualAuth: dualAuthDelete?.enabled ?? "unknown",
      setForDeletion: dualAuthDelete ? (dualAuthDelete.keySetForDeletion ?? false) : "unknown",
      approvalExpires: dualAuthDelete?.authExpiration ?? null,
      createdAt: wire.creationDate,
      updatedAt: wire.lastUpdateDate,
      rotatedAt: wire.lastRotateDate,
      deletedAt: wire.deletionDate,
      deletedBy: wire.deletedBy ?? null,
      purgeFrom: wire.purgeAllowedFrom,
      restoreUntil: wire.restoreExpirationDate,
      autoPurgeOn: wire.purgeScheduledOn,
    }),
  );

const states: Readonly<Record<number, Key["state"]>> = STATES;

const stateOf = (state: number): Key["state"] => states[state] ?? `unknown (${state})`;

/** A standard key can be taken out of the service, a root key can not. */
const typeOf = (extractable: boolean | null | undefined): Key["type"] => {
  if (extractable === true) return "standard";
  return extractable === false ? "root" : "unknown";
};

/** The answer to a look at one key. Without a key in it, it is no answer. */
export const OneKey = z
  .object({ resources: z.tuple([KeyResource], z.unknown()) })
  .transform(({ resources: [key] }): Key => key);

/** One page of a list. An item that is no key spoils the page: left out in silence, nobody would miss it. */
export const KeyList = collection(KeyResource).transform(
  ({ metadata, resources }): ListedKeys => ({
    keys: resources,
    incomplete: metadata.incompleteSearch ?? false,
  }),
);

/** The total that a HEAD tells, in its headers. */
export const KeyTotal = z
  .object({ "key-total": z.string().regex(/^\d{1,15}$/) })
  .transform((headers): number => Number(headers["key-total"]));

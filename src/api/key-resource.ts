import * as z from "zod/mini";
import { isKeyId, type Key, type KeyId, STATES } from "../core/key.js";
import type { Standing } from "../core/stage.js";
import { collection } from "./collection.js";
import { instantOf } from "./instant-of.js";
import { into } from "./into.js";
import type { ListedKeys } from "./listed-keys.js";

const text = z.nullish(z.string());
const flag = z.nullish(z.boolean());

/** Read only where it is used: a list has 5,000 keys, and each step that zod takes by itself costs as much as a field. */
const anything = z.optional(z.unknown());

/** A way to make a schema of an object. */
export type MakeObject = <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
) => z.core.$ZodObject<Shape, z.core.$strip>;

/** The one place that knows how the service spells a key. `payload` is not in it, so it is dropped. */
export const wireKey = (object: MakeObject) =>
  object({
    id: z.string().check(z.refine((id) => isKeyId(id.toLowerCase()))),
    name: text,
    aliases: z.nullish(z.array(z.string())),
    keyRingID: text,
    state: z.int(),
    extractable: flag,
    crn: text,
    /** Only what dual authorization is about; absent, nobody knows (api.md §2.7). */
    dualAuthDelete: z.nullish(
      object({ enabled: flag, keySetForDeletion: flag, authExpiration: anything }),
    ),
    creationDate: anything,
    lastUpdateDate: anything,
    lastRotateDate: anything,
    deletionDate: anything,
    deletedBy: text,
    purgeAllowedFrom: anything,
    restoreExpirationDate: anything,
    purgeScheduledOn: anything,
  });

type WireKey = z.output<ReturnType<typeof wireKey>>;

export const idOf = ({ id }: Pick<WireKey, "id">): KeyId => id.toLowerCase() as KeyId;

/** What of a key is told without reading a date. */
export const standingOf = ({ state, dualAuthDelete }: WireKey): Standing => ({
  state: stateOf(state),
  dualAuth: dualAuthDelete?.enabled ?? "unknown",
  setForDeletion: dualAuthDelete ? (dualAuthDelete.keySetForDeletion ?? false) : "unknown",
});

/** A key in our words. */
export const keyOf = (wire: WireKey): Key => ({
  id: idOf(wire),
  name: wire.name ?? "",
  aliases: wire.aliases ?? [],
  keyRing: wire.keyRingID ?? null,
  type: typeOf(wire.extractable),
  crn: wire.crn ?? null,
  ...standingOf(wire),
  approvalExpires: instantOf(wire.dualAuthDelete?.authExpiration),
  createdAt: instantOf(wire.creationDate),
  updatedAt: instantOf(wire.lastUpdateDate),
  rotatedAt: instantOf(wire.lastRotateDate),
  deletedAt: instantOf(wire.deletionDate),
  deletedBy: wire.deletedBy ?? null,
  purgeFrom: instantOf(wire.purgeAllowedFrom),
  restoreUntil: instantOf(wire.restoreExpirationDate),
  autoPurgeOn: instantOf(wire.purgeScheduledOn),
});

const KeyResource = into(wireKey(z.object), keyOf);

const states: Readonly<Record<number, Key["state"]>> = STATES;

const stateOf = (state: number): Key["state"] => states[state] ?? `unknown (${state})`;

/** A standard key can be taken out of the service, a root key can not. */
const typeOf = (extractable: boolean | null | undefined): Key["type"] => {
  if (extractable === true) return "standard";
  return extractable === false ? "root" : "unknown";
};

/** The answer to a look at one key. Without a key in it, it is no answer. */
export const OneKey = into(
  z.object({ resources: z.tuple([KeyResource], z.unknown()) }),
  ({ resources: [key] }): Key => key,
);

/** One page of a list. An item that is no key spoils the page: left out in silence, nobody would miss it. */
export const KeyList = into(
  collection(KeyResource),
  ({ metadata, resources }): ListedKeys => ({
    ids: resources.map(({ id }) => id),
    keys: [...resources.entries()],
    incomplete: metadata.incompleteSearch ?? false,
  }),
);

/** The total that a HEAD tells, in its headers. */
export const KeyTotal = into(
  z.object({ "key-total": z.string().check(z.regex(/^\d{1,15}$/)) }),
  (headers): number => Number(headers["key-total"]),
);

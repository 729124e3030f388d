import type { Key } from "../core/key.js";
import { stageOf } from "../core/stage.js";
import { autoPurgeOn, purgeFrom, restoreUntil } from "../core/windows.js";
import { instant } from "./when.js";

/**
 * A key in a document (interface.md §4). The dates of a deletion are for deleted keys only: a restored key may
 * keep its old ones, and they would promise an undo that nobody needs.
 */
export function keyJson(key: Key, now: Date) {
  const isDeleted = key.state === "destroyed";
  const ofDeletion = (date: Date | null) => (isDeleted ? instant(date) : null);
  return {
    id: key.id,
    name: key.name,
    aliases: key.aliases,
    keyRing: key.keyRing,
    state: key.state,
    stage: stageOf(key, now),
    type: key.type,
    dualAuth: key.dualAuth,
    setForDeletion: key.setForDeletion,
    approvalExpires: instant(key.approvalExpires),
    deleted: isDeleted,
    deletedAt: ofDeletion(key.deletedAt),
    deletedBy: isDeleted ? key.deletedBy : null,
    restoreUntil: ofDeletion(restoreUntil(key)),
    purgeFrom: ofDeletion(purgeFrom(key)),
    autoPurgeOn: ofDeletion(autoPurgeOn(key)),
    crn: key.crn,
  };
}

import type { LimitFunction } from "p-limit";
import type { Api } from "../../api/api.js";
import { type Completeness, keyPages } from "../../api/key-pages.js";
import { readKey } from "../../api/read-key.js";
import { isGone } from "../../change/gone.js";
import { ALL_STATES, type Key, type KeyId, LIVING } from "../../core/key.js";
import { pendingStages } from "../../core/pending-key.js";
import type { KeySnapshot } from "../../core/snapshot.js";
import { mayBeLeaving, type Stage, stageOf } from "../../core/stage.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { silence } from "../silence.js";

/** The keys of an instance that wait, and what kept some of them from being told. */
export interface Waiting {
  readonly waiting: readonly KeySnapshot[];
  readonly gaps: readonly KpDualError[];
}

/** After so many keys that can't be looked at, no more are. */
const GIVES_UP_AFTER = 5;

const snapshot = (key: Key, serverNow: Date): KeySnapshot => ({
  key,
  serverNow,
  registrations: "unknown",
  policy: "unknown",
});

/**
 * Walks through all keys and keeps those that wait, so that memory grows with them alone. A key whose stage the list
 * does not tell is looked at by itself (api.md §2.7); one that stays untold is a gap, and never left out in silence.
 */
export async function waitingIn(
  api: Api,
  deleted: boolean,
  limit: LimitFunction,
): Promise<Waiting> {
  const wanted = pendingStages(deleted);
  const waiting: KeySnapshot[] = [];
  const failed: KpDualError[] = [];
  const untold: KeyId[] = [];
  const look = async (seen: KeySnapshot) => {
    const found = await looked(seen, api, failed);
    if (!found) return;
    const stage = stageOf(found.key, found.serverNow);
    if (wanted.includes(stage)) waiting.push(found);
    if (stage === "unknown") untold.push(found.key.id);
  };
  const pages = keyPages(api, deleted ? ALL_STATES : LIVING, mayBeLeaving);
  for (;;) {
    const { done, value } = await pages.next().catch(cutShort);
    if (done) return { waiting, gaps: [...cuts(value), ...failed.slice(0, 1), ...silence(untold)] };
    const { serverNow } = value;
    const keys = [...value.keys];
    const inStages = (stages: readonly Stage[]) =>
      keys
        .filter((key) => stages.includes(stageOf(key, serverNow)))
        .map((key) => snapshot(key, serverNow));
    waiting.push(...inStages(wanted));
    await limit.map(inStages(["unknown"]), look);
  }
}

/** Null where it is gone meanwhile; as it was listed where it can't be looked at. */
async function looked(
  seen: KeySnapshot,
  api: Api,
  failed: KpDualError[],
): Promise<KeySnapshot | null> {
  if (failed.length >= GIVES_UP_AFTER) return seen;
  try {
    const { value, serverNow } = await readKey(api, { key: seen.key.id });
    return snapshot(value, serverNow);
  } catch (error) {
    if (!(error instanceof KpDualError)) throw error;
    if (isGone(error)) return null;
    failed.push(error);
    return seen;
  }
}

type End = Completeness & { readonly error?: KpDualError };

function cutShort(error: unknown): { readonly done: true; readonly value: End } {
  if (!(error instanceof KpDualError)) throw error;
  return { done: true, value: { complete: false, error } };
}

function cuts({ complete, why, error }: End): readonly KpDualError[] {
  if (complete) return [];
  return [error ?? new KpDualError("list-incomplete", why ? { why } : {})];
}

import type { Key } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api, Reply } from "./api.js";
import type { KeyTarget } from "./key-path.js";
import { getKeyMetadata } from "./keys.js";

/**
 * Reads a key by its id. What is told of another key is thrown as "malformed-answer": people agree to what was read,
 * and what is sent names what was asked for, so the two must be one (reliability.md T1, T4).
 */
export async function readKey(
  api: Pick<Api, "read">,
  target: Pick<KeyTarget, "key">,
): Promise<Reply<Key>> {
  const reply = await api.read(getKeyMetadata, target);
  if (reply.value.id === target.key) return reply;
  throw new KpDualError("malformed-answer", {
    correlationId: reply.correlationId,
    values: { key: target.key, other: reply.value.id },
    why: "asked for the key {key}, it told of {other}",
  });
}

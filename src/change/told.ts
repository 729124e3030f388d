import type { Told } from "../core/report.js";
import type { Change, Seen } from "./change.js";
import type { Plan } from "./plan.js";

/** What a look tells. The name of a key that is gone is still known. */
export function told<Target, Snapshot extends Seen>(
  { subject }: Change<Target, Snapshot>,
  { target, result }: Plan<Target, Snapshot>,
  seen: Snapshot | "gone" | null,
): Told {
  const { key, ...moments } = subject.tell(seen, target);
  return { ...moments, key: key && { ...key, name: key.name ?? result.key?.name ?? null } };
}

import type { Told } from "../core/report.js";
import type { Change, Seen } from "./change.js";

/** What was known of it before the look. */
interface Known<Target> {
  readonly target: Target;
  readonly result: Pick<Told, "key">;
}

/** What a look tells. The name of a key that is gone is still known. */
export function told<Target, Snapshot extends Seen>(
  { subject }: Change<Target, Snapshot>,
  { target, result }: Known<Target>,
  seen: Snapshot | "gone" | null,
): Told {
  const { key, ...moments } = subject.tell(seen, target);
  return { ...moments, key: key && { ...key, name: key.name ?? result.key?.name ?? null } };
}

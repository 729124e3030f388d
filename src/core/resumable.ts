import { shellWord } from "../errors/shell-word.js";
import type { Instance } from "./instance.js";
import { isKnownHost } from "./known-host.js";

/** The address that an instance was reached at on a host that isn't IBM's; null where it was on one of IBM's. */
export function foreignAddress({ at }: Pick<Instance, "at">): URL | null {
  const [, address = ""] = /(?:^| )--endpoint (\S+)/.exec(at) ?? [];
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return isKnownHost(url) ? null : url;
}

/**
 * A run as `kp-dual resume` takes it, in words for a shell: its id, and the address of a host that isn't IBM's, since
 * no run file can vouch for one (reliability.md T12).
 */
export function resumable(run: string, instance: Pick<Instance, "at">): string {
  const address = foreignAddress(instance);
  return address === null ? run : `${run} --endpoint ${shellWord(address.origin)}`;
}

import { KpDualError } from "../errors/kp-dual-error.js";

/** Plain http to a host, with a port, and a path that is put before every other. */
const ADDRESS =
  /^http:\/\/(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?(?:\/[\w.-]+)*\/?$/i;

/**
 * The hosts, as URL normalises them, that no network can lead elsewhere. "x.localhost" is asked of a name server on
 * some systems, and 0.0.0.0 is no address of anybody.
 */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * The address of KP_DUAL_REHEARSAL, without a slash at its end. In a rehearsal everything goes there and nothing
 * elsewhere, so anything but this machine is refused.
 */
export function rehearsalAddress(text: string): string {
  const address = text.trim();
  const url = ADDRESS.test(address) && URL.canParse(address) ? new URL(address) : null;
  if (!url || !LOOPBACK.test(url.hostname))
    throw new KpDualError("host-not-allowed", {
      values: { host: url?.hostname ?? "this address" },
      why: "a rehearsal stays on this machine: http, a loopback address, a port",
      do: [
        "start one: kp-dual emulator; then set KP_DUAL_REHEARSAL to the address that it prints, like http://127.0.0.1:41234",
      ],
    });
  return url.href.replace(/\/$/, "");
}

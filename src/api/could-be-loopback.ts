/**
 * Whether a host, as URL normalises it, could be this machine: whatever may end here, so that nothing of it is taken
 * for a host elsewhere.
 */
export const couldBeLoopback = (hostname: string): boolean =>
  /^(?:127(?:\.\d{1,3}){3}|0\.0\.0\.0|(?:.+\.)?localhost\.?|\[::\]|\[::1\]|\[::ffff:(?:7f..|0):.+\])$/.test(
    hostname,
  );

/** Whether a host, as URL normalises it, is this machine. */
export const isLoopback = (hostname: string): boolean =>
  /^(?:127(?:\.\d+){3}|0\.0\.0\.0|(?:.+\.)?localhost\.?|\[::\]|\[::1\]|\[::ffff:(?:7f..|0):.+\])$/.test(
    hostname,
  );

import { closeSync, openSync } from "node:fs";

/** Whether this process has a terminal that can be read from and written to. */
export function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r+"));
    return true;
  } catch {
    return false;
  }
}

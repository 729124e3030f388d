import { closeSync, openSync } from "node:fs";
import { isInBackground } from "./in-background.js";

/** Whether this process has a terminal that can be read from and written to. */
export function hasTerminal(): boolean {
  if (isInBackground()) return false;
  try {
    closeSync(openSync("/dev/tty", "r+"));
    return true;
  } catch {
    return false;
  }
}

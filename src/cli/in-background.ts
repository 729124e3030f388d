import { readFileSync } from "node:fs";

/**
 * Whether the terminal is another job's: to ask there would stop this process without a word. False where the system
 * does not tell (proc_pid_stat(5) is Linux's).
 */
export function isInBackground(): boolean {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(foreground) > 0 && group !== foreground;
  } catch {
    return false;
  }
}

import { closeSync, constants, openSync, readSync } from "node:fs";

/** More than any terminal holds: whoever types on without an end has not read the question either. */
const MOST_BYTES = 1_048_576;

/**
 * Takes what was typed before a question out of the terminal, which must be in raw mode, so that it can't be its
 * answer. False where it does not come to an end.
 */
export function dropTypeAhead(): boolean {
  let terminal: number | undefined;
  try {
    terminal = openSync("/dev/tty", constants.O_RDONLY | constants.O_NONBLOCK);
    const typed = Buffer.alloc(4_096);
    for (let dropped = 0; dropped < MOST_BYTES; ) {
      const count = readSync(terminal, typed);
      if (count === 0) return true;
      dropped += count;
    }
    return false;
  } catch {
    // EAGAIN: nothing more is there. Whatever else is wrong meets the one who asks.
    return true;
  } finally {
    if (terminal !== undefined) closeSync(terminal);
  }
}

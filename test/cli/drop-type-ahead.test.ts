import fs from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dropTypeAhead } from "../../src/cli/drop-type-ahead.js";
import { folderForTest } from "../support/folder-for-test.js";
import { replaced } from "../support/replaced.js";

const MIB = 1024 * 1024;

/** Puts something else where the terminal is; tells what was opened and is not closed again. */
function terminalIs(path: string): ReadonlySet<number> {
  const open = new Set<number>();
  replaced(fs, "openSync", (real) => (_, ...how) => {
    const opened = real(path, ...how);
    open.add(opened);
    return opened;
  });
  replaced(fs, "closeSync", (real) => (opened) => {
    real(opened);
    open.delete(opened);
  });
  return open;
}

describe("what was typed before a question", () => {
  it.each([0, 1, 4_096, 4_097, MIB - 1])("comes to an end after %i bytes", async (bytes) => {
    const typed = join(await folderForTest(), "typed");
    await writeFile(typed, Buffer.alloc(bytes));
    const open = terminalIs(typed);

    expect(dropTypeAhead()).toBe(true);
    expect(open.size).toBe(0);
  });

  it("without an end is too much", () => {
    const open = terminalIs("/dev/zero");

    expect(dropTypeAhead()).toBe(false);
    expect(open.size).toBe(0);
  });

  it("is nothing where the terminal was lost: the question finds that out by itself", () => {
    terminalIs("/nowhere/tty");

    expect(dropTypeAhead()).toBe(true);
  });
});

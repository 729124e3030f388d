import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { folderForTest } from "../support/folder-for-test.js";
import { BIN, bare, kpDual } from "../support/kp-dual.js";

/** Half-kibibytes, by sh: less than a page of help, as on a disk that fills up in the middle of it. */
const ROOM = 1;

/** Runs with standard output in a file that may not grow. */
async function intoLittleRoom(argv: readonly string[]) {
  const file = join(await folderForTest(), "out");
  const child = spawn(
    "/bin/sh",
    ["-c", `ulimit -f ${ROOM}; exec "$@" > "$0"`, file, process.execPath, BIN, ...argv],
    { env: bare(), stdio: ["ignore", "ignore", "pipe"] },
  );
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stderr = await text(child.stderr);
  return { exit: await exit, written: await readFile(file, "utf8"), stderr };
}

it.each([
  { what: "help", argv: ["key", "delete", "--help"] },
  { what: "a result", argv: ["help", "exit-codes"] },
])("$what that is not written whole is no success", async ({ argv }) => {
  const { stdout } = await kpDual(argv);

  const { exit, written, stderr } = await intoLittleRoom(argv);

  expect(exit).toBe(11);
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(stdout.length);
  expect(stdout.startsWith(written)).toBe(true);
  expect(stderr).toContain("error: the result can't be written\n");
});

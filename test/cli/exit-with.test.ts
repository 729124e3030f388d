import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { exitWithOf } from "../../src/cli/exit-with.js";
import { EXIT } from "../../src/errors/exit-codes.js";
import type { KpDualError } from "../../src/errors/kp-dual-error.js";

/** A process of which the output can be made to fail, and what is told of that. */
function aProcess() {
  const stdout = new PassThrough();
  const process = { exitCode: EXIT.unexpected as number, stdout: stdout as never };
  const told: KpDualError[] = [];
  const exitWith = exitWithOf(process, (error) => {
    told.push(error);
    exitWith(error.exit);
  });
  const fail = (code: string) =>
    stdout.emit("error", Object.assign(new Error(`${code}: write`), { code }));
  return { process, told, exitWith, fail };
}

describe("output that can't be written", () => {
  it.each([
    ["before", EXIT.done, EXIT.local],
    ["after", EXIT.done, EXIT.local],
    ["before", EXIT.unknown, EXIT.unknown],
    ["after", EXIT.unknown, EXIT.unknown],
    ["before", EXIT.blocked, EXIT.blocked],
    ["after", EXIT.blocked, EXIT.blocked],
  ])("%s the end of a run that ends with %i exits %i", (at, code, exit) => {
    const { process, told, exitWith, fail } = aProcess();

    if (at === "before") fail("ENOSPC");
    exitWith(code);
    if (at === "after") fail("ENOSPC");

    expect(process.exitCode).toBe(exit);
    expect(told).toMatchObject([{ code: "output-unwritable", facts: { said: "ENOSPC: write" } }]);
  });

  it("is told once, however often it fails", () => {
    const { told, exitWith, fail } = aProcess();

    for (let count = 0; count < 3; count++) fail("EIO");
    exitWith(EXIT.done);

    expect(told).toHaveLength(1);
  });

  it("because nobody reads on is no failure", () => {
    const { process, told, exitWith, fail } = aProcess();

    fail("EPIPE");
    exitWith(EXIT.done);

    expect(process.exitCode).toBe(EXIT.done);
    expect(told).toEqual([]);
  });

  it("leaves a run that has not ended what it was", () => {
    const { process, fail } = aProcess();

    fail("ENOSPC");

    expect(process.exitCode).toBe(EXIT.unexpected);
  });
});

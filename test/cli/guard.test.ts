import { describe, expect, it } from "vitest";
import { guard } from "../../src/cli/guard.js";

const ESCAPE = "\u001b";

/** What reaches a guarded stream of all that is written. */
function reaching(...texts: readonly (string | Uint8Array)[]): readonly unknown[] {
  const told: unknown[] = [];
  const stream = { write: (text: unknown) => told.push(text) > 0 };
  guard(stream, { pid: 4711, redact: (text) => text.replaceAll("hunter2", "[secret]") });
  for (const text of texts) expect(stream.write(text)).toBe(true);
  return told;
}

describe("guard", () => {
  it("takes the secrets out of whatever is written, Node's warnings too", () => {
    expect(reaching("(node:4711) Warning: hunter2\n")).toEqual(["(node:4711) Warning: [secret]\n"]);
  });

  it.each([
    "CHILD_PROCESS 4711: spawn { env: { A: 'b' } }\n",
    "STREAM 4711: readableAddChunk <Buffer 65 79>\n",
    `HTTP2 ${ESCAPE}[33m4711${ESCAPE}[39m: x\n`,
  ])("leaves the debugging of Node out: %j", (text) => {
    expect(reaching(text)).toEqual([]);
  });

  it.each(["error: 4711: x\n", "NET 47110: x\n", "NET 471: x\n", "a NET 4711: x\n", "debug: x\n"])(
    "leaves %j as it is",
    (text) => {
      expect(reaching(text)).toEqual([text]);
    },
  );

  it("passes bytes on", () => {
    const bytes = new Uint8Array([1]);

    expect(reaching(bytes)).toEqual([bytes]);
  });
});

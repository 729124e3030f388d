import { describe, expect, it } from "vitest";
import { type Diagnosis, healthy, ill, unclear } from "../../src/core/diagnosis.js";
import { EXIT } from "../../src/errors/exit-codes.js";
import { doctorView } from "../../src/views/doctor.js";
import { COLOURFUL, PIPE, terminal } from "./models.js";

const checks: readonly Diagnosis[] = [
  { check: "node", ...healthy("24.0.0") },
  { check: "clock", ...healthy("10m ahead", "set it") },
  { check: "sign-in", ...ill(EXIT.notAllowed, "not signed in", "sign in", "or not") },
  { check: "endpoint", ...unclear("not asked") },
];

describe("doctorView", () => {
  it("tells a line each by mark and word, with what to do under it", () => {
    expect(doctorView.text(checks, PIPE)).toEqual([
      "✓ ok       node      24.0.0",
      "! ok       clock     10m ahead",
      "    do  set it",
      "✗ no       sign-in   not signed in",
      "    do  sign in",
      "    do  or not",
      "? unknown  endpoint  not asked",
    ]);
  });

  it("says the same with colours, which are never the only sign", () => {
    const on = (code: number) => `${String.fromCodePoint(0x1b)}[${code}m`;
    const coloured = doctorView.text(checks, COLOURFUL).join("\n");
    const bare = [1, 2, 22, 31, 32, 35, 39].reduce(
      (rest, code) => rest.replaceAll(on(code), ""),
      coloured,
    );

    expect(coloured).toContain(`${on(31)}✗ no`);
    expect(bare).toBe(doctorView.text(checks, PIPE).join("\n"));
  });

  it("goes on under itself on a narrow terminal, so that nothing begins a line of its own", () => {
    const long = {
      check: "endpoint",
      ...ill(EXIT.notFound, "error: x ".repeat(20), "a ".repeat(60)),
    };

    const lines = doctorView.text([long], terminal(60));

    for (const line of lines.slice(1)) expect(line).toMatch(/^ {4}/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("shows what came from outside as what it is", () => {
    const hostile = { check: "endpoint", ...healthy("pay\u202eroll\n✓ ok", "a\u001b[2Jb") };

    expect(doctorView.text([hostile], PIPE)).toEqual([
      "! ok       endpoint  pay<U+202E>roll<U+000A>✓ ok",
      "    do  a<U+001B>[2Jb",
    ]);
  });

  it("is a document of four fields each, and the exit code of the worst", () => {
    expect(doctorView.json(checks)).toMatchObject({
      schema: "kp-dual/doctor/1",
      checks: [
        { check: "node", verdict: "ok", detail: "24.0.0", do: [] },
        { verdict: "ok", do: ["set it"] },
        { check: "sign-in", verdict: "no", detail: "not signed in", do: ["sign in", "or not"] },
        { verdict: "unknown" },
      ],
    });
    expect(doctorView.exit?.(checks)).toBe(EXIT.notAllowed);
  });
});

import { describe, expect, it } from "vitest";
import { outputOptions } from "../../src/cli/output-options.js";

const NONE = { json: false, quiet: false, debug: false, noColor: false };

describe("outputOptions", () => {
  it.each([
    [[], {}],
    [["key", "list"], {}],
    [["key", "list", "--json"], { json: true }],
    [["--json", "key", "list"], { json: true }],
    [["--output", "json", "whoami"], { json: true }],
    [["whoami", "--output=json"], { json: true }],
    [["--output", "yaml", "json"], {}],
    [["--output"], {}],
    [["--quiet", "--debug", "--no-color"], { quiet: true, debug: true, noColor: true }],
    [["key", "show", "--", "--json"], {}],
    [["--json", "--", "--quiet"], { json: true }],
    [["--jsonx", "json"], {}],
  ])("reads %j", (argv, expected) => {
    expect(outputOptions(argv)).toEqual({ ...NONE, ...expected });
  });
});

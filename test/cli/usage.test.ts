import { describe, expect, it } from "vitest";
import { program } from "../../src/program.js";
import { anOpen } from "../support/an-open.js";

const silent = { writeOut: () => undefined, writeErr: () => undefined };

const mistakeIn = async (...argv: readonly string[]) => {
  const tree = program(anOpen({}), silent);
  return tree.parseAsync(argv, { from: "user" }).catch((error: unknown) => error);
};

describe("a mistake on the command line", () => {
  it.each([
    { argv: ["key", "delete", "x", "--yes"], help: "kp-dual help key delete" },
    { argv: ["policy", "enable", "--frob"], help: "kp-dual help policy enable" },
    { argv: ["key", "delet"], help: "kp-dual help key" },
    { argv: ["--frob"], help: "kp-dual help" },
  ])("$argv leads to the help of its command", async ({ argv, help }) => {
    const error = await mistakeIn(...argv);

    expect(error).toMatchObject({ code: "usage", exit: 2 });
    expect(error).toHaveProperty("explanation.do", [`see the help: ${help}`]);
  });

  it("never repeats what was given to an option that there is none of", async () => {
    const error = await mistakeIn("whoami", "--iam-token=hush");

    expect(error).toHaveProperty("explanation.title", "unknown option '--iam-token'");
  });

  it.each([["--help"], ["key", "--help"], ["--version"]])("is none: %s %s", async (...argv) => {
    expect(await mistakeIn(...argv)).toMatchObject({ exitCode: 0 });
  });
});

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { describe, expect, it } from "vitest";
import { wholeTree } from "./support/whole-tree.js";

const allOf = (command: CommandUnknownOpts): readonly CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(allOf),
];

describe("the whole program", () => {
  it("knows what every command takes, down to the last", async () => {
    const all = allOf(await wholeTree());
    const optionsOf = (name: string) =>
      all.find((each) => each.name() === name)?.options.map(({ long }) => long);

    expect(optionsOf("purge")).toContain("--record");
    expect(optionsOf("emulator")).toEqual(["--port", "--seed"]);
    expect(all.find((each) => each.name() === "advance")?.registeredArguments).toHaveLength(1);
  });
});

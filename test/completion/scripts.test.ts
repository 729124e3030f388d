import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { describe, expect, it } from "vitest";
import { TOPICS } from "../../src/commands/help.js";
import { catalogue } from "../../src/errors/catalogue.js";
import { ROOT } from "../support/bundle.js";
import { kpDual } from "../support/kp-dual.js";
import { wholeTree } from "../support/whole-tree.js";

const SHELLS = { bash: "kp-dual.bash", zsh: "_kp-dual", fish: "kp-dual.fish" } as const;

const textFor = (shell: keyof typeof SHELLS) =>
  readFileSync(join(ROOT, "dist/completion", SHELLS[shell]), "utf8");

const scripts = (["bash", "zsh", "fish"] as const).map((shell) => ({
  shell,
  text: textFor(shell),
  code: textFor(shell).replace(/^\s*#.*$/gm, ""),
}));

/** What runs inside a line, whose output becomes a part of it: built in, or ours. */
const SUBSTITUTED = {
  bash: [],
  zsh: [],
  fish: ["__kp_dual_line", "commandline", "math", "string"],
};

const allOf = (command: CommandUnknownOpts): readonly CommandUnknownOpts[] => [
  command,
  ...command.commands.flatMap(allOf),
];

describe.each(scripts)("the script for $shell", ({ shell, text, code }) => {
  it("knows every command, option, choice, topic and code", async () => {
    const all = allOf(await wholeTree());
    const options = all.flatMap((each) => each.options);
    const words = [
      ...all.slice(1).map((each) => each.name()),
      ...options.flatMap(({ long, hidden }) => (long && !hidden ? [long.replace(/^--/, "")] : [])),
      ...options.flatMap(({ argChoices = [] }) => argChoices),
      ...Object.keys(TOPICS),
      ...Object.keys(catalogue),
    ];

    expect(words.length).toBeGreaterThan(200);
    expect(words.filter((word) => !new RegExp(`(?<![\\w])${word}(?![\\w-])`).test(code))).toEqual(
      [],
    );
  });

  it("evaluates nothing, and runs nothing but what the shell has built in", () => {
    const bare = code.replace(/'(?:[^'\\]|\\.|'\\'')*'/g, "");

    expect(bare).not.toMatch(/\b(?:eval|exec|source|compgen|env|node|kp-dual \w+=)\b|`/);
    const called = Array.from(
      bare.matchAll(/(?:^|[^(\w}@])\((?=[a-z_])(\w+)/gm),
      ([, name]) => name,
    );
    expect([...new Set(called)].sort()).toEqual(SUBSTITUTED[shell]);
  });

  it("says the same on every machine", () => {
    expect(text).not.toContain(ROOT);
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
  });

  it.each([
    ["as it was built", {}],
    ["in a rehearsal, too", { KP_DUAL_REHEARSAL: "http://127.0.0.1:1" }],
  ])("is printed %s", async (_, environment) => {
    const run = await kpDual(["completion", shell], { environment });

    expect(run).toMatchObject({ exit: 0, stdout: text, stderr: "" });
  });
});

it("is in one document for programs", async () => {
  const { stdout } = await kpDual(["completion", "zsh", "--json"]);

  const script = textFor("zsh");
  expect(JSON.parse(stdout)).toEqual({ schema: "kp-dual/completion/1", shell: "zsh", script });
});

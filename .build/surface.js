/* All that can be typed behind kp-dual, as plain data: asked of the commands themselves, as the sources declare them. */
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { inOneFile } from "./bundled.js";

/** What stands for a file, and for the name of a saved instance, where words are offered. */
export const FILE = "@file";
export const SAVED = "@saved";

/** What the commands' declarations and the topics hold, for completion and for the manual. */
export async function surface() {
  const parts = await loaded();
  const root = await parts.wholeProgram({}, {});
  const offered = {
    "instance remove": [SAVED],
    explain: Object.keys(parts.catalogue),
    help: Object.keys(parts.TOPICS),
  };
  const nodes = nodesOf(root, [], offered);
  const [{ options, ...top }, ...below] = nodes;
  const isVersion = ({ long }) => long === "--version";
  return {
    ...parts,
    globals: [...options.filter((each) => !isVersion(each)), HELP],
    nodes: [{ ...top, options: options.filter(isVersion) }, ...below],
  };
}

/** Bundled for this one use: the sources are TypeScript, and load each other late. */
async function loaded() {
  const code = await inOneFile("./.build/sources.js");
  const module = { exports: {} };
  const run = compileFunction(code, ["module", "exports", "require"]);
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports.sources;
}

/** The nodes as they complete: `help` takes the words of every command, too. */
export const withHelp = (nodes) =>
  nodes.flatMap((node) => [
    node.path === "help" ? { ...node, commands: nodes[0].commands } : node,
    ...(node.path === "" || node.commands.length === 0
      ? []
      : [{ ...node, path: `help ${node.path}`, options: [], arguments: [] }]),
  ]);

/** A command with those below it, each by the words that lead to it. */
function nodesOf(command, words, offered) {
  const path = words.join(" ");
  const node = {
    path,
    summary: command.summary(),
    description: command.description(),
    usage: command.usage(),
    extra: extraOf(command),
    commands: command.commands.map((each) => ({ name: each.name(), summary: each.summary() })),
    options: command.options.map(optionOf),
    arguments: command.registeredArguments.map((each) => ({
      name: each.name(),
      required: each.required,
      variadic: each.variadic,
      description: each.description,
      offers: each.argChoices ?? offered[path] ?? [],
    })),
  };
  return [
    node,
    ...command.commands.flatMap((each) => nodesOf(each, [...words, each.name()], offered)),
  ];
}

/** Commander adds it to every command by itself. */
const HELP = {
  long: "--help",
  short: "-h",
  takes: "nothing",
  description: "this help",
  offers: [],
};

function optionOf(option) {
  const { long, short, flags, required, variadic, description, argChoices, hidden } = option;
  const value = /<([^.>]+)/.exec(flags)?.[1];
  return {
    long,
    short,
    value,
    takes: variadic ? "several" : required ? "one" : "nothing",
    description: argChoices ? `${description}: ${argChoices.join(", ")}` : description,
    hidden,
    offers: argChoices ?? { file: [FILE], instance: [SAVED] }[value] ?? [],
  };
}

/** What stands before and behind the rest of a command's help. */
function extraOf(command) {
  const textAt = (place) => {
    const said = [];
    command.emit(place, { error: false, command, write: (text) => said.push(text) });
    return said.join("");
  };
  return { before: textAt("beforeHelp"), after: textAt("afterHelp") };
}

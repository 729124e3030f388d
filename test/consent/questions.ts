import { join } from "node:path";
import { approved, cast, deleted, HOUR, INSTANCE } from "../support/cast.js";

const SWITCH = {
  on: { no: "1b0ac0de-52b7-4e19-8c36-7f9d0b1e2a35", yes: "2b0ac0de-52b7-4e19-8c36-7f9d0b1e2a35" },
  off: { no: "3b0ac0de-52b7-4e19-8c36-7f9d0b1e2a35", yes: "4b0ac0de-52b7-4e19-8c36-7f9d0b1e2a35" },
} as const;

/** What is left alone by every answer but the right one, and what the right one changes. */
export type Part = "no" | "yes";

/** Each question has keys of its own in these states: those that no answer may change, and those that one may. */
const KEYS = {
  set: {},
  unset: approved,
  remove: approved,
  forced: { ...approved, registrations: [{ resourceCrn: "crn:v1:bluemix:public:a:b:a/1:2:c:d" }] },
  requested: {},
  first: approved,
  second: approved,
  restore: deleted(HOUR),
  purge: deleted(5 * HOUR),
  awaited: deleted(5 * HOUR),
  recorded: deleted(5 * HOUR),
  covered: { dualAuth: false },
  resumed: approved,
  begun: {},
} as const;

type Name = `${keyof typeof KEYS}-${Part}`;

const named = Object.entries(KEYS).flatMap(([name, state]) => [
  [`${name}-no`, state] as const,
  [`${name}-yes`, state] as const,
]);

const policies = Object.entries(SWITCH).flatMap(([to, parts]) =>
  Object.entries(parts).map(([part, id]) => ({
    ...{ id, name: `${to}-${part}`, region: "eu-de", dualAuthDelete: to === "off" },
  })),
);

export const { seed, id } = cast(Object.fromEntries(named) as Record<Name, object>, {
  instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de" }, ...policies],
});

/** A question of the program. */
export interface Asked {
  /** The command that asks, as help names it. */
  readonly command: string;
  readonly about: string;
  readonly who: "ann" | "bob" | "cleo";
  /** The command line; `home` has the files of the scene. */
  readonly argv: (part: Part, home: string) => readonly string[];
  readonly prompt: string;
  /** The only answer that is a yes. */
  readonly right: (part: Part) => string;
  /** How much that changes. */
  readonly changes: number;
  /** The exit code of an answer that is no yes, where that alone is no failure. */
  readonly declined?: number;
  /** Whether every wrong answer is tried; elsewhere those that stand for all. */
  readonly isThorough?: true;
}

const mild = { prompt: "(y/N)", right: () => "y", changes: 1 } as const;

const severe = (name: keyof typeof KEYS) => ({
  ...{ prompt: "type its name:", changes: 1, right: (part: Part) => `${name}-${part}` },
});

const key = (verb: string, ...names: readonly (keyof typeof KEYS)[]) => ({
  command: `key ${verb}`,
  argv: (part: Part) => ["key", verb, ...names.map((name) => id[`${name}-${part}`])],
});

const withMore = ({ command, argv }: ReturnType<typeof key>, more: string) => ({
  command,
  argv: (part: Part) => [...argv(part), more],
});

const policy = (verb: "enable" | "disable", to: keyof typeof SWITCH) => ({
  command: `policy ${verb}`,
  argv: (part: Part) => ["policy", verb, "--instance", SWITCH[to][part]],
});

export const runOf = (action: string, part: Part): string =>
  `20260512T070000Z-${action}-${part === "no" ? "0000" : "1111"}`;

const resume = (action: string) => ({
  command: "resume",
  argv: (part: Part) => ["resume", runOf(action, part)],
});

/** The file in which ann asks for a second person. */
export const requestFile = (part: Part, home: string): string => join(home, `${part}.json`);
export const recordFile = (part: Part, home: string): string => join(home, `${part}.jsonl`);

/** Every question there is. */
export const QUESTIONS: readonly Asked[] = [
  { ...policy("enable", "on"), ...mild, about: "an instance", who: "bob" },
  { ...policy("disable", "off"), ...mild, about: "an instance", who: "bob" },
  {
    ...severe("covered"),
    ...{ command: "policy enable", about: "a key, for ever", who: "bob" },
    argv: (part) => ["policy", "enable", "--key", id[`covered-${part}`]],
  },
  {
    ...{ ...key("set-for-deletion", "set"), ...mild, about: "one key", who: "ann" },
    isThorough: true,
  },
  { ...key("unset", "unset"), ...mild, about: "one key", who: "bob" },
  { ...key("restore", "restore"), ...mild, about: "one key", who: "bob" },
  {
    ...{ ...key("delete", "remove"), ...severe("remove"), about: "one key", who: "bob" },
    isThorough: true,
  },
  {
    ...withMore(key("delete", "forced"), "--force"),
    ...{ ...severe("forced"), about: "one key, by force", who: "bob" },
  },
  {
    ...{ ...severe("requested"), command: "key delete", about: "a request file", who: "bob" },
    argv: (part, home) => ["key", "delete", "--request", requestFile(part, home)],
  },
  {
    ...{ ...key("delete", "first", "second"), about: "two keys", who: "bob" },
    ...{ prompt: "type the number of keys that were named:", right: () => "2", changes: 2 },
    isThorough: true,
  },
  { ...key("purge", "purge"), ...severe("purge"), about: "one key", who: "cleo" },
  {
    ...withMore(key("purge", "awaited"), "--wait"),
    ...{ ...severe("awaited"), about: "one key, with --wait", who: "cleo" },
  },
  {
    ...{ ...severe("recorded"), command: "key purge", about: "one key, recorded", who: "cleo" },
    argv: (part, home) => {
      const { argv } = key("purge", "recorded");
      return [...argv(part), "--record", recordFile(part, home)];
    },
  },
  { ...resume("delete"), ...severe("resumed"), about: "a deletion", who: "bob" },
  { ...resume("set-for-deletion"), ...mild, about: "a first approval", who: "ann" },
  {
    ...{ ...mild, command: "instance discover", about: "names for five", who: "bob" },
    ...{ argv: () => ["instance", "discover"], changes: 5, declined: 0 },
  },
];

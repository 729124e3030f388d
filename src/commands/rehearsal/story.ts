import { EXIT } from "../../errors/exit-codes.js";

/** One step of the story. {key} and {instance} stand for the ids that the emulator gives. */
export interface Scene {
  readonly who: "ann" | "bob" | "cleo";
  readonly about: string;
  readonly argv: readonly string[];
  /** The exit code that the service's rules call for. */
  readonly expected: number;
}

/** The people of the story: two who may delete, and one who may purge too. */
export const CAST = [
  { name: "ann", roles: ["Manager"] },
  { name: "bob", roles: ["Manager"] },
  { name: "cleo", roles: ["Manager", "KeyPurge"] },
] as const;

export const INSTANCE_ID = "12e8c9c2-a162-472d-b7d6-8b9a86b815a6";

export const KEY_NAME = "orders-db-root";

/** Before there is a key. */
export const PROLOGUE: readonly Scene[] = [
  {
    who: "bob",
    about: "switches dual authorization on for keys made from now on",
    argv: ["policy", "enable", "--yes"],
    expected: EXIT.done,
  },
];

/** A key's way out, refusals and all. */
export const STORY: readonly Scene[] = [
  {
    who: "ann",
    about: "gives the first approval",
    argv: ["key", "set-for-deletion", KEY_NAME, "--reason", "order system retired", "--yes"],
    expected: EXIT.done,
  },
  {
    who: "ann",
    about: "tries to give the second one too, and is refused as the same person",
    argv: ["key", "delete", KEY_NAME, "--confirm", KEY_NAME],
    expected: EXIT.approvalMissing,
  },
  {
    who: "bob",
    about: "looks at what would be destroyed",
    argv: ["key", "show", KEY_NAME],
    expected: EXIT.done,
  },
  {
    who: "bob",
    about: "gives the second approval, which deletes the key",
    argv: ["key", "delete", KEY_NAME, "--confirm", KEY_NAME],
    expected: EXIT.done,
  },
  {
    who: "cleo",
    about: "tries to purge it, too early",
    argv: ["key", "purge", "{key}", "--confirm", "{key}"],
    expected: EXIT.tooEarly,
  },
  {
    who: "cleo",
    about: "lets four hours pass",
    argv: ["emulator", "advance", "4h"],
    expected: EXIT.done,
  },
  {
    who: "bob",
    about: "may not purge: a Manager has no KeyPurge",
    argv: ["key", "purge", "{key}", "--confirm", "{key}"],
    expected: EXIT.notAllowed,
  },
  {
    who: "cleo",
    about: "purges it, for ever",
    argv: ["key", "purge", "{key}", "--confirm", "{key}"],
    expected: EXIT.done,
  },
  {
    who: "cleo",
    about: "looks for it: the key is gone",
    argv: ["key", "show", "{key}"],
    expected: EXIT.notFound,
  },
];

import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** What else a command is given. */
export const commandArguments = {
  "secret-in-argument": {
    title: "an argument looks like a secret",
    why: "other users of this machine can read what stands on a command line, and shells keep it in their history",
    do: [
      "put it into a file and give --api-key-file FILE, or export IBMCLOUD_API_KEY",
      "delete that key or token and make a new one: it has been seen",
    ],
    exit: EXIT.usage,
  },
  "no-such-run": {
    title: "this machine knows no such run",
    why: "a run is named by its id, and is known where it was made only",
    do: ["see the runs of this machine: kp-dual log"],
    exit: EXIT.usage,
  },
  "rehearsal-mismatch": {
    title: "the rehearsal and the real service don't mix",
    why: "rehearsal credentials go to an emulator only, and an emulator takes no others",
    do: [
      "to rehearse, export KP_DUAL_REHEARSAL and IBMCLOUD_API_KEY as they are printed by: kp-dual emulator",
      "to work on the real service: unset KP_DUAL_REHEARSAL; then sign in with your own key",
    ],
    exit: EXIT.usage,
  },
  "no-rehearsal": {
    title: "no rehearsal is named",
    why: "KP_DUAL_REHEARSAL says where the emulator is, and it isn't set",
    do: ["start one and paste the lines that it prints: kp-dual emulator"],
    exit: EXIT.usage,
  },
  "ring-without-key": {
    title: "--key-ring goes with keys only",
    why: "the policy of an instance belongs to no key ring",
    do: ["leave --key-ring out, or name a key with --key"],
    exit: EXIT.usage,
  },
  "force-one-key": {
    title: "--force takes one key at a time",
    why: "the data of whatever is registered would be lost, so each key is looked at by itself",
    do: ["one key after the other: kp-dual key delete {key} {at} --force"],
    exit: EXIT.usage,
  },
  "bad-list": {
    title: "the list of keys can't be used",
    why: "a list is read and understood whole before anything is sent",
    do: [
      "correct it and repeat the command: nothing was sent",
      "a list is one key on each line, or CSV whose header has a column id or key; UTF-8, at most 100,000 keys and 16 MiB",
    ],
    exit: EXIT.usage,
  },
  "bad-request-file": {
    title: "the request file can't be used",
    why: "a request file is read and understood whole before anybody is asked",
    do: [
      "ask whoever sent it for a new one, or name the key yourself: kp-dual key delete <key> {at}",
      "see what waits for a second person: kp-dual key list {at} --stage approval",
    ],
    exit: EXIT.usage,
  },
  "request-contradicts": {
    title: "the request file is about another instance",
    why: "a request file doesn't choose the instance: whoever acts names it",
    do: ["see what waits in the one that you named: kp-dual key list {at} --stage approval"],
    exit: EXIT.usage,
  },
  "bad-timeout": {
    title: "that is no time limit",
    why: "a time limit is a number with its unit, and longer than nothing",
    do: ["write it like this: --timeout 30s"],
    exit: EXIT.usage,
  },
  "bad-key-ring": {
    title: "that is no key ring",
    why: "a key ring's id has 2 to 100 letters, digits, - and _",
    do: ["list the key rings: ibmcloud kp key-rings -i {instanceId}"],
    exit: EXIT.usage,
  },
  "emulator-seed": {
    title: "the seed file doesn't fit",
    why: "a seed is checked whole before the emulator starts; {problem}",
    do: ["correct {file}, or leave --seed out to use the built-in one: kp-dual emulator"],
    exit: EXIT.usage,
  },
} as const satisfies Record<string, Explanation>;

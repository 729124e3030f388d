import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** This machine. */
export const thisMachine = {
  "journal-unwritable": {
    title: "the journal can't be written",
    why: "what is about to be sent is written down first, or else a broken run could not be cleared up",
    do: [
      "make room, or make the folder writable: {file}",
      "or choose another folder: export XDG_STATE_HOME",
    ],
    exit: EXIT.local,
  },
  "record-unwritable": {
    title: "the record of the key can't be written",
    why: "a purge has no way back, so what is known of the key is written to a new file of your own first",
    do: ["name a new file in a folder that you can write to: --record FILE"],
    exit: EXIT.local,
  },
  "request-unwritable": {
    title: "the request file can't be written",
    why: "it is a new file for the second person; nothing is ever overwritten",
    do: ["name a new file in a folder that you can write to: --request FILE"],
    exit: EXIT.local,
  },
  "output-unwritable": {
    title: "the result can't be written",
    why: "standard output takes no more, so what was printed is not whole; a change that was made stands, and is in the journal",
    do: ["make room where the output goes, then run it again: it looks first"],
    exit: EXIT.local,
  },
  "journal-broken": {
    title: "the run file is broken",
    why: "line {line} is no record of kp-dual's, so what the run did can't be told for sure; the file stays as it is",
    do: [
      "see what can still be read: kp-dual log --run {run}",
      "look at each key by itself: kp-dual key show {key} {at}",
    ],
    exit: EXIT.local,
  },
  "report-unwritable": {
    title: "the report can't be written",
    why: "it goes to a new file, whole or not at all; nothing that is there already is overwritten",
    do: ["name a new file in a folder that you can write to: --html FILE"],
    exit: EXIT.local,
  },
  "journal-unreadable": {
    title: "the journal can't be read",
    why: "what this machine did is written there, and only its owner may read it",
    do: ["make it readable for yourself: {file}"],
    exit: EXIT.local,
  },
  "run-locked": {
    title: "another run is at work on the same",
    why: "the run {holder} (process {pid}) does the same in the same instance, and two at once get in each other's way",
    do: ["wait until it has ended, then repeat this command; what was done: kp-dual log"],
    exit: EXIT.local,
  },
  "api-key-file": {
    title: "the file with the API key can't be used",
    why: "it must be readable and hold one API key, and nobody else may write it",
    do: ["check it, then: chmod 600 {file}"],
    exit: EXIT.local,
  },
  "config-broken": {
    title: "the configuration can't be read",
    why: "it isn't what kp-dual wrote, so nothing in it is believed; the file stays as it is",
    do: [
      "move the file away: mv {file} {file}.broken",
      "or name the instance by its CRN: that needs no configuration",
    ],
    exit: EXIT.local,
  },
  "config-unwritable": {
    title: "the configuration can't be written",
    why: "the instances are saved in a file of your own, and nothing of it was changed",
    do: [
      "make room, or make the folder your own and writable: {file}",
      "or choose another folder: export XDG_CONFIG_HOME",
    ],
    exit: EXIT.local,
  },
} as const satisfies Record<string, Explanation>;

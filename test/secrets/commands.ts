import { ORDERS } from "../support/wire-json.js";
import type { KEYS, Spot } from "./indiscreet.js";

/** An instance whose CRN tells everything: nothing has to be looked up. */
export const CRN =
  "crn:v1:bluemix:public:kms:eu-de:a/1b02acab9ec745b3b3f9b9f2b6d0b2b1:7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11::";

/** One command line, and as which parts of its work it speaks to the service. */
export interface Spoken {
  readonly argv: readonly string[];
  readonly spots: readonly Spot[];
  /** How the key is that it is about. */
  readonly key?: keyof typeof KEYS;
}

const READS = ["sign-in", "read"] as const;
const CHANGES = ["sign-in", "read", "change"] as const;
const why = ["--reason", "retired"];

/** Every command that speaks to the service; $DIR is a folder for what it writes. */
export const SPEAKING: readonly Spoken[] = [
  { argv: ["whoami"], spots: ["sign-in"] },
  { argv: ["doctor"], spots: READS },
  { argv: ["key", "list"], spots: READS },
  { argv: ["key", "show", ORDERS], spots: READS },
  { argv: ["key", "show", "orders"], spots: READS },
  {
    argv: ["key", "set-for-deletion", ORDERS, ...why, "--yes", "--request", "$DIR/request.json"],
    spots: CHANGES,
  },
  { argv: ["key", "unset", ORDERS, ...why, "--yes"], spots: CHANGES, key: "approved" },
  { argv: ["key", "delete", ORDERS, ...why, "--confirm", ORDERS], spots: CHANGES, key: "approved" },
  { argv: ["key", "delete", ORDERS, "--dry-run"], spots: READS, key: "approved" },
  { argv: ["key", "restore", ORDERS, ...why, "--yes"], spots: CHANGES, key: "deleted" },
  {
    argv: ["key", "purge", ORDERS, ...why, "--confirm", ORDERS, "--record", "$DIR/record.jsonl"],
    spots: CHANGES,
    key: "deleted",
  },
  { argv: ["policy", "show"], spots: READS },
  { argv: ["policy", "show", "--key", ORDERS], spots: READS },
  { argv: ["policy", "enable", "--yes"], spots: CHANGES },
  { argv: ["pending"], spots: READS },
  { argv: ["report", "--html", "$DIR/report.html"], spots: READS, key: "approved" },
  { argv: ["instance", "discover"], spots: READS },
];

/** The words of a command line, with the folder for what it writes. */
export const wordsOf = ({ argv }: Pick<Spoken, "argv">, folder: string): readonly string[] =>
  argv.map((word) => word.replace("$DIR", folder));

import type { Command, Option } from "commander";
import { describe, expect, it } from "vitest";
import { wholeTree } from "../support/whole-tree.js";
import { CANARIES } from "./canaries.js";
import { inProcess } from "./in-process.js";
import { hitsIn, scannerFor } from "./scanner.js";

/** A key of IBM Cloud is 44 characters that may stand in a URL. */
const KEY = `${CANARIES["output of the token command"]}-_aZ`;
const WORD = "Hunter2Hunter2Hunter2";
const inAnyArgument = scannerFor({ key: KEY, word: WORD });

/** How people write a secret into a command line, rightly spelt or not. */
const SPELLINGS: readonly (readonly string[])[] = [
  [CANARIES["access token"]],
  [`Bearer ${CANARIES["access token"]}`],
  [KEY],
  [`-k${KEY}`],
  [`-k=${KEY}`],
  ["-k", KEY],
  [`--${KEY}`],
  [`--apikey${KEY}`],
  [`--api-key=${WORD}`],
  [`--apikey=${WORD}`],
  ["--apikey", WORD],
  ["--api_key", WORD],
  [`--iam-token=${WORD}`],
  ["--token", WORD],
  ["--password", WORD],
  [`apikey=${WORD}`],
  [`IBMCLOUD_API_KEY=${WORD}`],
  [`{"apikey":"${WORD}"}`],
  [`refresh_token=${WORD}`],
  [`--reason=the new key is ${KEY}`],
  [`--instance=${KEY}`],
  [`--api-key-file=${KEY}`],
];

/** The words to every command and group of the tree, and the options that take a value there. */
function placesIn(command: Command, words: readonly string[]): readonly (readonly string[])[] {
  const own = command.options
    .filter((option: Option) => option.required || option.optional)
    .map(({ long }) => [...words, long ?? ""]);
  return [
    words,
    ...own,
    ...command.commands.flatMap((each) => placesIn(each, [...words, each.name()])),
  ];
}

/** The same with a typing error, behind two dashes, and with more behind. */
const PLACES = placesIn((await wholeTree()) as unknown as Command, []).flatMap((words) => [
  words,
  [...words, "--"],
  [...words, "02fd6835-6001-4482-a892-13bd2085f75d"],
  [...words.slice(0, -1), "lsit"],
]);

const lines = PLACES.flatMap((place) =>
  SPELLINGS.map((spelling, nth) => [...place, ...spelling, ...(nth % 2 === 0 ? [] : ["--json"])]),
);

describe("a secret on the command line", () => {
  it("is refused, and not repeated, at every place of every command", async () => {
    const count = { refused: 0, hits: [] as string[] };
    for (const line of lines) {
      const { stdout, stderr, exit } = await inProcess(line);
      const isRefused = exit === 2 && stderr.includes("an argument looks like a secret");
      count.refused += Number(isRefused);
      count.hits.push(...hitsIn(stdout + stderr), ...inAnyArgument(stdout + stderr));
    }

    expect(count).toEqual({ refused: lines.length, hits: [] });
    expect(PLACES.length).toBeGreaterThan(250);
    expect(lines).toHaveLength(PLACES.length * 22);
  });

  it("is refused between the other words, too", async () => {
    const words = ["key", "delete", "orders", "--confirm", "orders", "--json"];
    for (let at = 0; at <= words.length; at++)
      for (const spelling of SPELLINGS) {
        const { stdout, stderr, exit } = await inProcess(words.toSpliced(at, 0, ...spelling));
        expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
        expect([...hitsIn(stderr), ...inAnyArgument(stderr)]).toEqual([]);
      }
  });
});

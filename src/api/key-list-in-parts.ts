import * as z from "zod/mini";
import type { Key, KeyId } from "../core/key.js";
import type { Standing } from "../core/stage.js";
import { into } from "./into.js";
import { idOf, KeyList, keyOf, type MakeObject, standingOf, wireKey } from "./key-resource.js";
import type { ListedKeys } from "./listed-keys.js";
import type { Quick } from "./operation.js";

/** How a page begins: what is in its metadata are no objects, lists or escapes. */
const HEAD = /^\{"metadata":\{[^{}[\]\\]*\},"resources":\[/;
const LONGEST_HEAD = 1_024;

/** How it ends, with the white space that JSON knows. */
const TAIL = /\]\}[ \t\r\n]*$/;
const LONGEST_TAIL = 16;

/** Between two keys, and maybe elsewhere. */
const CUT = "},{";

/** So many bytes at least are read at a time. */
const PART = 8_192;

/** Some keys of a page: where they stand in its bytes, and the place of the first among the ids. */
interface Part extends Stretch {
  readonly first: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** For thousands of keys it pays that zod compiles what reads them, which its small form does not do by itself. */
const compiled: MakeObject = (shape) =>
  new z.core.$ZodObjectJIT({ type: "object", shape }) as z.core.$ZodObject<
    typeof shape,
    z.core.$strip
  >;

const WireKey = wireKey(compiled);
const WireKeys = z.array(WireKey);
const Keys = z.array(into(WireKey, keyOf));

/**
 * Reads a page a few keys at a time and keeps their ids only, so that what is made of it is soon gone again; who wants
 * its keys reads the bytes once more. It cuts where a key seems to end, and JSON.parse decides: what it takes from one
 * cut to the next are whole values and no others, since no object in JSON is the beginning of a longer one. A wrong
 * cut, as in a name, leaves two pieces that are no JSON; and such a page is read whole.
 */
export const keyListInParts =
  (wanted: (key: Standing) => boolean = () => true): Quick<ListedKeys> =>
  ({ bytes, free }) => {
    const head = HEAD.exec(bytes.toString("latin1", 0, LONGEST_HEAD))?.[0];
    const tail = TAIL.exec(bytes.toString("latin1", bytes.length - LONGEST_TAIL))?.[0];
    if (!head || !tail) return undefined;
    try {
      const { incomplete } = KeyList.parse(JSON.parse(head + tail));
      const end = bytes.length - tail.length;
      const page = judged(bytes, stretchesOf(bytes, head.length, end), wanted);
      return { ...page, incomplete, ...(free && { free }) };
    } catch {
      return undefined;
    }
  };

/** All of the bytes, cut where a key seems to end, so far behind the last cut. */
function* stretchesOf(bytes: Buffer, begin: number, end: number): Generator<Stretch> {
  for (let from = begin; from < end; ) {
    const cut = from + PART < end ? bytes.indexOf(CUT, from + PART) : -1;
    const to = cut < 0 ? end : cut + 1;
    yield { from, to };
    from = to + 1;
  }
}

/** Judges every key of a page. Throws where one of them is none. */
function judged(bytes: Buffer, stretches: Iterable<Stretch>, wanted: (key: Standing) => boolean) {
  const ids: KeyId[] = [];
  const kept: Part[] = [];
  for (const stretch of stretches) {
    const first = ids.length;
    const keys = WireKeys.parse(valuesIn(bytes, stretch));
    for (const key of keys) ids.push(idOf(key));
    if (keys.some((key) => wanted(standingOf(key)))) kept.push({ ...stretch, first });
  }
  return { ids, keys: { [Symbol.iterator]: () => keysIn(bytes, kept) } };
}

function* keysIn(bytes: Buffer, parts: readonly Part[]): Generator<readonly [number, Key]> {
  for (const part of parts) {
    if (bytes.length === 0) throw new Error("a page of keys was read after it was given up");
    let at = part.first;
    for (const key of Keys.parse(valuesIn(bytes, part))) yield [at++, key];
  }
}

const valuesIn = (bytes: Buffer, { from, to }: Stretch): unknown =>
  JSON.parse(`[${bytes.toString("utf8", from, to)}]`);

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyListInParts } from "../../src/api/key-list-in-parts.js";
import { KeyList } from "../../src/api/key-resource.js";
import type { ListedKeys } from "../../src/api/listed-keys.js";
import type { Standing } from "../../src/core/stage.js";
import { collectionOf, idOf, wireKey } from "../support/wire-json.js";

/** So many keys that a page of them is read in several parts. */
const MANY = 120;

const keys = (count: number, more: (n: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, n) => wireKey({ id: idOf(n), name: `key-${n}`, ...more(n) }));

const page = (count: number, more?: (n: number) => object) =>
  JSON.stringify(collectionOf(...keys(count, more)));

/** An answer whose memory can be given back, as the transport hands it over. */
function received(content: string | Uint8Array) {
  const whole = Buffer.from(content as string);
  const room = new ArrayBuffer(whole.length, { maxByteLength: whole.length });
  new Uint8Array(room).set(whole);
  return { bytes: Buffer.from(room), free: () => room.resize(0) };
}

const inParts = (content: string | Uint8Array, wanted?: (key: Standing) => boolean) =>
  keyListInParts(wanted)(received(content));

const told = ({ ids, keys: entries, incomplete }: ListedKeys) => ({
  ...{ ids, incomplete },
  entries: [...entries],
});

/** What the whole answer says, read at once; undefined where it is none. */
function atOnce(text: string) {
  try {
    return told(KeyList.parse(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

/** Reads in parts what can be read so, and never anything else than what is there. */
function expectAgreement(content: string | Uint8Array): void {
  const listed = inParts(content);
  if (listed) expect(told(listed)).toEqual(atOnce(Buffer.from(content as string).toString("utf8")));
}

describe("keyListInParts", () => {
  it.each([0, 1, 2, 30, MANY])(
    "reads %i keys as they are read at once, more than once",
    (count) => {
      const text = page(count, () => ({ payload: "c2VjcmV0", versions: [] }));

      const listed = inParts(text) as ListedKeys;

      expect(told(listed)).toEqual(atOnce(text));
      expect(told(listed)).toEqual(told(listed));
      expect(JSON.stringify(told(listed))).not.toContain("c2VjcmV0");
    },
  );

  it.each(["\n", "\r\n", " \t\n"])("reads a page with %j behind it", (space) => {
    const listed = inParts(`${page(3)}${space}`) as ListedKeys;

    expect(told(listed)).toEqual(atOnce(page(3)));
  });

  it.each([true, false, null])(
    "tells whether the search was incomplete (%s)",
    (incompleteSearch) => {
      const { metadata, resources } = collectionOf(...keys(3));
      const text = JSON.stringify({ metadata: { ...metadata, incompleteSearch }, resources });

      expect(inParts(text)?.incomplete).toBe(incompleteSearch ?? false);
    },
  );

  it("tells all ids, and makes keys of those parts only in which one is wanted", () => {
    const set = { dualAuthDelete: { enabled: true, keySetForDeletion: true } };
    const text = page(MANY, (n) => (n === 100 ? set : {}));

    const listed = inParts(text, ({ setForDeletion }) => setForDeletion === true) as ListedKeys;

    const entries = [...listed.keys];
    expect(listed.ids).toEqual(atOnce(text)?.ids);
    expect(entries).toContainEqual([100, expect.objectContaining({ setForDeletion: true })]);
    expect(entries.length).toBeLessThan(MANY / 2);
    expect(entries.every(([at, { id }]) => id === idOf(at))).toBe(true);
  });

  it("gives its memory back, and then no keys", () => {
    const answer = received(page(MANY));
    const listed = keyListInParts()(answer) as ListedKeys;

    listed.free?.();

    expect(answer.bytes.buffer.byteLength).toBe(0);
    expect(() => [...listed.keys]).toThrow("after it was given up");
  });

  it.each([
    ["pretty", JSON.stringify(JSON.parse(page(9)), null, 2)],
    ["with the list first", JSON.stringify({ resources: keys(2), metadata: {} })],
    ["with a second list behind it", page(2).replace(/\}$/, ',"resources":[]}')],
    ["with a second metadata behind it", page(2).replace(/\}$/, ',"metadata":{"x":1}}')],
    ["with more than white space behind it", `${page(2)}\n]`],
    ["with white space behind it that JSON does not know", `${page(2)}\u00a0`],
    ["behind a byte order mark", `\ufeff${page(2)}`],
    ["with lists in its metadata", page(2).replace("}", ',"more":[1]}')],
    ["without metadata", '{"resources":[]}'],
    ["without an end", page(2).slice(0, -1)],
    ["with another end", page(2).replace(/\]\}$/, "}}")],
    ["with its list in a text", '{"metadata":{"a":"},"resources":[]}'],
    ["with a comma too many", page(2).replace("]}", ",]}")],
    ["with another list's end", page(2).replace(/\}$/, ',"more":[{}]}')],
    ["with an item that is no key", page(MANY, (n) => (n === 99 ? { state: "1" } : {}))],
    ["with a total that is none", page(2).replace("}", ',"totalCount":-1}')],
    ["of nothing", ""],
  ])("leaves to others a page %s", (_, text) => {
    expect(inParts(text)).toBeUndefined();
  });

  it("lets no name end a key: each place of a cut in it is read right, or left to others", () => {
    const hostile = `"},{"id":"${idOf(7)}","state":1},{"payload":"a`;
    const cuts = Array.from({ length: 60 }, (_, n) =>
      page(MANY, (at) => (at === n ? { name: hostile } : {})),
    );
    const everywhere = page(MANY, () => ({ name: "},{".repeat(40) }));

    for (const text of [...cuts, everywhere]) expectAgreement(text);
    expect(inParts(everywhere)).toBeUndefined();
  });

  const anyKey = fc.record(
    {
      name: fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("},{", '\\"},{\\"', "]}", "ü€😀"),
      ),
      description: fc.string({ unit: "grapheme", maxLength: 300 }),
      deep: fc.json(),
      more: fc.jsonValue(),
      list: fc.array(fc.record({ a: fc.jsonValue() }), { maxLength: 3 }),
    },
    { requiredKeys: ["name", "description"] },
  );

  it("reads whatever keys hold as it is read at once", () => {
    fc.assert(
      fc.property(fc.array(anyKey, { minLength: 1, maxLength: 6 }), (some) => {
        const text = page(MANY, (n) => some[n % some.length] ?? {});

        expect(atOnce(text)).toBeDefined();
        expectAgreement(text);
      }),
      { numRuns: 60 },
    );
  });

  it("reads nothing in what was spoilt anywhere that is not there", () => {
    const spoils = [
      "},{",
      "}",
      "{",
      "]}",
      "]",
      "[",
      '"',
      "\\",
      ",",
      " ",
      "\n",
      "0",
      '"resources":[',
      "\ufeff",
      "",
    ];
    const spoil = fc.oneof(
      fc.constantFrom(...spoils).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }),
    );
    const whole = Buffer.from(page(MANY));
    const place = fc.oneof(
      fc.nat(whole.length),
      fc.nat(120),
      fc.nat(120).map((n) => whole.length - n),
    );
    const changes = fc.array(fc.tuple(place, fc.nat(40), spoil), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(changes, (some) => {
        const spoilt = some.reduce<Buffer>(
          (bytes, [at, gone, instead]) =>
            Buffer.concat([bytes.subarray(0, at), instead, bytes.subarray(at + gone)]),
          whole,
        );

        expectAgreement(spoilt);
      }),
      { numRuns: 500 },
    );
  });
});

import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import { type Keys, keyPages } from "../../src/api/key-pages.js";
import type { KeysInStates } from "../../src/api/keys.js";
import type { ListedKeys } from "../../src/api/listed-keys.js";
import type { Key } from "../../src/core/key.js";
import { mayBeLeaving } from "../../src/core/stage.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { keysFrom } from "../support/a-key.js";
import { FakeKeyReads } from "../support/fake-key-reads.js";
import { listed } from "../support/listed.js";
import { idOf } from "../support/wire-json.js";

/** What the service holds at its nth page, counted from 1 over all walks, and what it makes of that page. */
interface Told {
  readonly keys: (n: number) => readonly Key[];
  /** The nth HEAD. */
  readonly total?: (n: number) => number | KpDualError;
  readonly spoil?: (page: readonly Key[], n: number) => readonly Key[] | KpDualError;
  readonly incomplete?: boolean;
}

const refused = new KpDualError("forbidden", { status: 403 });
const NOON = new Date("2026-05-12T12:00:00Z");

/** A service that gives each page of 5,000 from what it holds when it is asked. */
function service({ keys, total, spoil = (page) => page, incomplete = false }: Told) {
  const asked = { pages: 0, heads: 0 };
  const answer = (method: string, path: string): ListedKeys | number | KpDualError => {
    if (method === "HEAD") {
      asked.heads += 1;
      return total ? total(asked.heads) : keys(asked.pages).length;
    }
    asked.pages += 1;
    const offset = Number(new URL(path, "http://x").searchParams.get("offset"));
    const page = spoil(keys(asked.pages).slice(offset, offset + 5_000), asked.pages);
    return page instanceof KpDualError ? page : listed({ keys: page, incomplete });
  };
  const read: Api["read"] = async (operation, input) => {
    const value = answer(operation.method, operation.path(input));
    if (value instanceof KpDualError) throw value;
    return { value: value as never, serverNow: NOON, correlationId: "c-1" };
  };
  return { read, asked };
}

async function walk(told: Told) {
  const { read, asked } = service(told);
  const pages = keyPages({ read });
  const sizes: number[] = [];
  const ids: string[] = [];
  for (;;) {
    const { done, value } = await pages.next();
    if (done) return { end: value, sizes, ids, asked };
    expect(value.serverNow).toEqual(NOON);
    const page = [...value.keys];
    sizes.push(page.length);
    ids.push(...page.map(({ id }) => id));
  }
}

const first = (count: number) => keysFrom(0, count);
const without = (keys: readonly Key[], ...numbers: readonly number[]) =>
  keys.filter(({ id }) => !numbers.some((n) => id === idOf(n)));
const idsOf = (keys: readonly Key[]) => keys.map(({ id }) => id);

describe("keyPages", () => {
  it.each([
    { count: 0, sizes: [0] },
    { count: 1, sizes: [1] },
    { count: 4_999, sizes: [4_999] },
    { count: 5_000, sizes: [5_000, 0] },
    { count: 5_001, sizes: [5_000, 1] },
    { count: 10_000, sizes: [5_000, 4_999, 1] },
  ])("reads all of $count keys once, in one walk", async ({ count, sizes }) => {
    const keys = first(count);

    const walked = await walk({ keys: () => keys });

    expect(walked.sizes).toEqual(sizes);
    expect(walked.ids).toEqual(idsOf(keys));
    expect(walked.end).toEqual({ complete: true });
    expect(walked.asked).toEqual({ pages: sizes.length, heads: 1 });
  });

  it("asks for the total beside the first page, in all states unless told otherwise", async () => {
    const all = new FakeKeyReads({ total: 1, pages: { 0: { keys: first(1), incomplete: false } } });
    const fewer = new FakeKeyReads({});
    await keyPages(all).next();
    await keyPages(fewer, [1, 2]).next();

    expect(all.asked).toEqual([
      "HEAD /api/v2/keys?state=0%2C1%2C2%2C3%2C5",
      "GET /api/v2/keys?limit=5000&offset=0&sort=id&state=0%2C1%2C2%2C3%2C5",
    ]);
    expect(fewer.asked).toEqual([
      "HEAD /api/v2/keys?state=1%2C2",
      "GET /api/v2/keys?limit=5000&offset=0&sort=id&state=1%2C2",
    ]);
  });

  it.each([
    { what: "an empty", spoil: (page: readonly Key[], n: number) => (n % 2 ? [] : page) },
    { what: "a short", spoil: (page: readonly Key[], n: number) => page.slice(n % 2 ? 3 : 0) },
  ])("goes on after $what page, and does not call the list complete", async ({ spoil }) => {
    const keys = first(5_001);

    const { end, ids, asked } = await walk({ keys: () => keys, spoil });

    expect(ids).toContain(idOf(5_000));
    expect(end).toMatchObject({ complete: false, why: expect.stringContaining("5001") });
    expect(asked).toEqual({ pages: 4, heads: 2 });
  });

  it.each([1, 2, 3])(
    "lists again where its page %i was dropped, and finds all",
    async (dropped) => {
      const keys = first(12_000);

      const walked = await walk({
        keys: () => keys,
        spoil: (page, n) => (n === dropped ? [] : page),
      });

      expect(walked.ids.toSorted()).toEqual(idsOf(keys));
      expect(walked.end).toEqual({ complete: true });
    },
  );

  it("reads on past a total that was too low, while pages are full", async () => {
    const keys = first(5_002);

    const { sizes, end } = await walk({ keys: () => keys, total: () => 5_000 });

    expect(sizes).toEqual([5_000, 2]);
    expect(end).toEqual({ complete: true });
  });

  it("finds the key that slipped to a page that was read, though the count fits", async () => {
    const before = without(first(5_003), 5_002);
    const after = without(first(5_003), 0);

    const walked = await walk({ keys: (n) => (n < 2 ? before : after) });

    expect(walked.ids).toContain(idOf(5_000));
    expect(new Set(walked.ids).size).toBe(walked.ids.length);
    expect(walked.end).toEqual({ complete: true });
  });

  it("lists again where a key came before those that were read, and tells each once", async () => {
    const before = without(first(5_001), 0);

    const walked = await walk({ keys: (n) => (n < 2 ? before : first(5_001)) });

    expect(walked.ids.toSorted()).toEqual(idsOf(first(5_001)));
    expect(walked.end).toEqual({ complete: true });
  });

  it("says so where keys move in each of three walks", async () => {
    const keys = first(6_000);

    const { end, asked } = await walk({ keys: (n) => keys.slice(n), total: () => 5_900 });

    expect(end).toEqual({ complete: false, why: "the pages of the list don't fit together" });
    expect(asked.heads).toBe(3);
  });

  it("asks once more where one was purged between the total and its page", async () => {
    const keys = first(3);

    const { end, asked } = await walk({ keys: () => keys, total: (n) => (n === 1 ? 4 : 3) });

    expect(end).toEqual({ complete: true });
    expect(asked).toEqual({ pages: 2, heads: 2 });
  });

  it("says when the service did not search everything, and does not ask again", async () => {
    const keys = first(5_001);

    const { end, asked } = await walk({ keys: () => keys, incomplete: true });

    expect(end).toMatchObject({ complete: false, why: expect.stringContaining("incomplete") });
    expect(asked.heads).toBe(1);
  });

  it.each([5_000, refused])(
    "does not run for ever where all pages are the same (%s)",
    async (total) => {
      const keys = first(5_000);

      const { end, asked } = await walk({
        keys: () => keys,
        spoil: () => keys,
        total: () => total,
      });

      expect(end).toMatchObject({ complete: false });
      expect(asked.pages).toBe(4);
    },
  );
});

describe("keyPages, reading ahead", () => {
  /** A service that answers when it is told to, all that was asked for so far, the last first. */
  function slow(count: number) {
    const keys = first(count);
    const { read, asked } = service({ keys: () => keys });
    const waiting: (() => void)[] = [];
    const later: Api["read"] = async (operation, input) => {
      const reply = await read(operation, input);
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return reply;
    };
    const answerAll = async () => {
      const many = waiting.length;
      for (const answer of waiting.splice(0).reverse()) answer();
      await turn();
      return many;
    };
    return { read: later, asked, answerAll };
  }

  it("reads seven pages in three waves: the total beside the first, then four at a time", async () => {
    const { read, answerAll } = slow(30_000);
    const pages = keyPages({ read });
    const walking = (async () => {
      const ids: string[] = [];
      for (;;) {
        const { done, value } = await pages.next();
        if (done) return { ids, end: value };
        ids.push(...Array.from(value.keys, ({ id }) => id));
      }
    })();
    await turn();

    const waves: number[] = [];
    for (let many = await answerAll(); many > 0; many = await answerAll()) waves.push(many);

    const { ids, end } = await walking;
    expect(waves).toEqual([2, 4, 2]);
    expect(ids).toEqual(idsOf(first(30_000)));
    expect(end).toEqual({ complete: true });
  });

  it("asks for no more pages once nobody wants them", async () => {
    const { read, asked, answerAll } = slow(30_000);
    const pages = keyPages({ read });
    const page = pages.next();
    await turn();
    await answerAll();
    await page;
    expect(asked.pages).toBe(5);

    await pages.return({ complete: false });
    await answerAll();

    expect(asked.pages).toBe(5);
  });

  it("notices keys that moved between pages that were read side by side", async () => {
    const all = first(12_000);

    const walked = await walk({ keys: (n) => (n === 3 ? without(all, 0) : all) });

    expect(walked.ids.toSorted()).toEqual(idsOf(all));
    expect(walked.asked).toEqual({ pages: 6, heads: 2 });
    expect(walked.end).toEqual({ complete: true });
  });
});

describe("keyPages, where no total is told", () => {
  it.each([
    { what: "refused", total: refused },
    { what: "not allowed", total: new KpDualError("unauthorized", { status: 401 }) },
    { what: "not known", total: new KpDualError("failing", { status: 501 }) },
    { what: "without its header", total: new KpDualError("malformed-answer", { status: 200 }) },
  ])("ends at the first empty page when the HEAD is $what", async ({ total }) => {
    const keys = first(5_004);

    const { ids, end } = await walk({ keys: () => keys, total: () => total });

    expect(ids).toEqual(idsOf(keys));
    expect(end).toEqual({ complete: true });
  });

  it("goes on after a short page, and does not call the list complete", async () => {
    const keys = first(5_004);
    const spoil = (page: readonly Key[], n: number) => (n % 3 === 1 ? page.slice(0, 3) : page);

    const { ids, end } = await walk({ keys: () => keys, total: () => refused, spoil });

    expect(ids).toContain(idOf(5_003));
    expect(end).toEqual({ complete: false, why: "the pages of the list don't fit together" });
  });

  it("notices an empty page where a key must stand that was seen", async () => {
    const keys = first(5_004);
    const spoil = (page: readonly Key[], n: number) => (n === 2 ? [] : page);

    const { ids, end } = await walk({ keys: () => keys, total: () => refused, spoil });

    expect(ids).toEqual(idsOf(keys));
    expect(end).toEqual({ complete: true });
  });

  it("does not take silence for 'none'", async () => {
    const { sizes, end } = await walk({ keys: () => [], total: () => refused });

    expect(sizes).toEqual([0]);
    expect(end).toMatchObject({ complete: false });
  });

  it.each([new KpDualError("failing", { status: 503 }), new KpDualError("not-reached")])(
    "fails with %s, since the total may exist",
    async (total) => {
      await expect(walk({ keys: () => first(1), total: () => total })).rejects.toBe(total);
    },
  );

  it("fails when a page can't be read, after what it has read", async () => {
    const keys = first(5_001);
    const lost = new KpDualError("not-reached");
    const spoil = (page: readonly Key[], n: number) => (n === 2 ? lost : page);
    const pages = keyPages(service({ keys: () => keys, spoil }));

    expect((await pages.next()).done).toBe(false);
    await expect(pages.next()).rejects.toBe(lost);
  });
});

describe("keyPages, of pages that are read anew", () => {
  /** Two pages of which the second begins with the last key of the first; what becomes of them is kept. */
  function twoPages() {
    const log: string[] = [];
    const all = first(5_001);
    const read: Api["read"] = async (operation, input) => {
      const offset = Number(new URL(operation.path(input), "http://x").searchParams.get("offset"));
      const page = listed({ keys: all.slice(offset, offset + 5_000), incomplete: false });
      const free = () => void log.push(`free ${offset}`);
      const value = operation.method === "HEAD" ? all.length : { ...page, free };
      log.push(...("wanted" in (input as object) ? [String((input as KeysInStates).wanted)] : []));
      return { value: value as never, serverNow: NOON, correlationId: "c-1" };
    };
    return { read, log };
  }

  it("gives the memory of a page back when the next one is asked for, and not before", async () => {
    const { read, log } = twoPages();
    const pages = keyPages({ read });
    const freed = () => log.filter((line) => line.startsWith("free"));

    await pages.next();
    expect(freed()).toEqual([]);
    const { value } = await pages.next();
    expect(freed()).toEqual(["free 0"]);
    expect([...(value as Keys).keys]).toHaveLength(1);
    expect(await pages.next()).toEqual({ done: true, value: { complete: true } });
    expect(freed()).toEqual(["free 0", "free 4999"]);
  });

  it("asks for each page what is wanted of it", async () => {
    const { read, log } = twoPages();
    const pages = keyPages({ read }, [1], mayBeLeaving);

    await pages.next();
    await pages.next();

    expect(log.filter((line) => !line.startsWith("free"))).toEqual([
      String(mayBeLeaving),
      String(mayBeLeaving),
    ]);
  });
});

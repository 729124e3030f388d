import { describe, expect, it } from "vitest";
import { keyPages } from "../../src/api/key-pages.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { keysFrom } from "../support/a-key.js";
import { FakeKeyReads } from "../support/fake-key-reads.js";
import { idOf } from "../support/wire-json.js";

type Told = ConstructorParameters<typeof FakeKeyReads>[0];

const page = (first: number, end: number, incomplete = false) => ({
  keys: keysFrom(first, end),
  incomplete,
});

async function walk(told: Told) {
  const service = new FakeKeyReads(told);
  const pages = keyPages(service);
  const sizes: number[] = [];
  const ids: string[] = [];
  for (;;) {
    const { done, value } = await pages.next();
    if (done) return { end: value, sizes, ids, asked: service.asked };
    expect(value.serverNow).toEqual(new Date("2026-05-12T12:00:00Z"));
    sizes.push(value.keys.length);
    ids.push(...value.keys.map(({ id }) => id));
  }
}

const refused = new KpDualError("forbidden", { status: 403 });

describe("keyPages", () => {
  it.each([
    { total: 0, pages: {}, sizes: [0] },
    { total: 1, pages: { 0: page(0, 1) }, sizes: [1] },
    { total: 4_999, pages: { 0: page(0, 4_999) }, sizes: [4_999] },
    { total: 5_000, pages: { 0: page(0, 5_000) }, sizes: [5_000, 0] },
    { total: 5_001, pages: { 0: page(0, 5_000), 5000: page(5_000, 5_001) }, sizes: [5_000, 1] },
    {
      total: 10_001,
      pages: { 0: page(0, 5_000), 5000: page(5_000, 10_000), 10000: page(10_000, 10_001) },
      sizes: [5_000, 5_000, 1],
    },
  ])("reads all of $total keys", async ({ total, pages, sizes }) => {
    const walked = await walk({ total, pages });

    expect(walked.sizes).toEqual(sizes);
    expect(new Set(walked.ids).size).toBe(total);
    expect(walked.end).toEqual({ complete: true });
  });

  it("asks for the total beside the first page, in all states unless told otherwise", async () => {
    const { asked } = await walk({ total: 1, pages: { 0: page(0, 1) } });
    const fewer = new FakeKeyReads({});
    await keyPages(fewer, [1, 2]).next();

    expect(asked).toEqual([
      "HEAD /api/v2/keys?state=0%2C1%2C2%2C3%2C5",
      "GET /api/v2/keys?limit=5000&offset=0&sort=id&state=0%2C1%2C2%2C3%2C5",
    ]);
    expect(fewer.asked).toEqual([
      "HEAD /api/v2/keys?state=1%2C2",
      "GET /api/v2/keys?limit=5000&offset=0&sort=id&state=1%2C2",
    ]);
  });

  it.each([
    { what: "an empty page", pages: { 0: page(0, 0), 5000: page(5_000, 5_001) }, sizes: [0, 1] },
    { what: "a short page", pages: { 0: page(0, 7), 5000: page(5_000, 5_001) }, sizes: [7, 1] },
  ])("goes on after $what in the middle, and does not call the list complete", async (row) => {
    const { sizes, end } = await walk({ total: 5_001, pages: row.pages });

    expect(sizes).toEqual(row.sizes);
    expect(end).toMatchObject({ complete: false, why: expect.stringContaining("5001") });
  });

  it("reads on past a total that was too low, while pages are full", async () => {
    const pages = { 0: page(0, 5_000), 5000: page(5_000, 5_002) };

    const { sizes, end } = await walk({ total: 5_000, pages });

    expect(sizes).toEqual([5_000, 2]);
    expect(end).toEqual({ complete: true });
  });

  it("tells a key once that moved to the next page meanwhile", async () => {
    const pages = { 0: page(0, 5_000), 5000: page(4_999, 5_001) };

    const { ids, sizes } = await walk({ total: 5_001, pages });

    expect(sizes).toEqual([5_000, 1]);
    expect(ids.filter((id) => id === idOf(4_999))).toHaveLength(1);
  });

  it("misses the key that slipped to the page before, and says so", async () => {
    const pages = { 0: page(0, 5_000), 5000: page(5_001, 5_002) };

    expect((await walk({ total: 5_002, pages })).end).toMatchObject({ complete: false });
  });

  it("says when the service did not search everything", async () => {
    const pages = { 0: page(0, 5_000, true), 5000: page(5_000, 5_001) };

    expect((await walk({ total: 5_001, pages })).end).toMatchObject({
      complete: false,
      why: expect.stringContaining("incomplete"),
    });
  });

  it("does not run for ever where every page is the same", async () => {
    const pages = { 0: page(0, 5_000), 5000: page(0, 5_000), 10000: page(0, 5_000) };

    expect((await walk({ total: 5_000, pages })).sizes).toEqual([5_000, 0]);
    expect((await walk({ total: refused, pages })).sizes).toEqual([5_000, 0]);
  });
});

describe("keyPages, where no total is told", () => {
  it.each([
    { what: "refused", total: refused },
    { what: "not allowed", total: new KpDualError("unauthorized", { status: 401 }) },
    { what: "not known", total: new KpDualError("failing", { status: 501 }) },
    { what: "without its header", total: new KpDualError("malformed-answer", { status: 200 }) },
  ])("ends at the first empty page when the HEAD is $what", async ({ total }) => {
    const { sizes, end } = await walk({
      total,
      pages: { 0: page(0, 3), 5000: page(5_000, 5_004) },
    });

    expect(sizes).toEqual([3, 4, 0]);
    expect(end).toEqual({ complete: true });
  });

  it("does not take silence for 'none'", async () => {
    const { sizes, end } = await walk({ total: refused });

    expect(sizes).toEqual([0]);
    expect(end).toMatchObject({ complete: false });
  });

  it.each([new KpDualError("failing", { status: 503 }), new KpDualError("not-reached")])(
    "fails with %s, since the total may exist",
    async (total) => {
      await expect(walk({ total, pages: { 0: page(0, 1) } })).rejects.toBe(total);
    },
  );

  it("fails when a page can't be read, after what it has read", async () => {
    const lost = new KpDualError("not-reached");
    const service = new FakeKeyReads({ total: 5_001, pages: { 0: page(0, 5_000), 5000: lost } });
    const pages = keyPages(service);

    expect((await pages.next()).done).toBe(false);
    await expect(pages.next()).rejects.toBe(lost);
  });
});

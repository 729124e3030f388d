import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seenIds } from "../../src/api/seen-ids.js";
import type { KeyId } from "../../src/core/key.js";

const idFrom = (text: string) => text as KeyId;

describe("seenIds", () => {
  it.each([
    { ids: "abc", news: [true, true, true], count: 3 },
    { ids: "abbc", news: [true, true, false, true], count: 3 },
    { ids: "aca", news: [true, true, false], count: 2 },
    { ids: "acbbac", news: [true, true, true, false, false, false], count: 3 },
  ])("knows which of $ids are new", ({ ids, news, count }) => {
    const seen = seenIds();

    expect([...ids].map((id) => seen.add(idFrom(id)))).toEqual(news);
    expect(seen.count()).toBe(count);
  });

  it("tells the same as a set, in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."abcdefgh")), (ids) => {
        const seen = seenIds();
        const set = new Set<string>();

        for (const id of ids) {
          expect(seen.add(idFrom(id))).toBe(!set.has(id));
          set.add(id);
        }
        expect(seen.count()).toBe(set.size);
      }),
    );
  });
});

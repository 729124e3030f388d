import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { pagesAhead } from "../../src/api/pages-ahead.js";

/** Pages that are answered when the test says so. */
function shelf() {
  const asked: number[] = [];
  const answers = new Map<number, Answering>();
  const read = (n: number): Promise<string> => {
    asked.push(n);
    return new Promise((resolve, reject) => {
      answers.set(n, { resolve: () => resolve(`page ${n}`), reject });
    });
  };
  const answer = (n: number) => answers.get(n)?.resolve();
  const fail = (n: number, error: Error) => answers.get(n)?.reject(error);
  return { asked, read, answer, fail };
}

interface Answering {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const never = new Promise<number>(() => undefined);

describe("pagesAhead", () => {
  it("asks for the first page at once, and for no other before it is known", async () => {
    const { asked, read } = shelf();

    pagesAhead(read, never);
    await turn();

    expect(asked).toEqual([0]);
  });

  it.each([
    { count: 1, asked: [0] },
    { count: 2, asked: [0, 1] },
    { count: 4, asked: [0, 1, 2, 3] },
    { count: 5, asked: [0, 1, 2, 3] },
    { count: 21, asked: [0, 1, 2, 3] },
  ])("asks for no more than four of $count at once, with none answered", async (told) => {
    const { asked, read } = shelf();

    pagesAhead(read, Promise.resolve(told.count));
    await turn();

    expect(asked).toEqual(told.asked);
  });

  it("asks for one more as soon as one is taken, and not where one is only answered", async () => {
    const { asked, read, answer } = shelf();
    const pages = pagesAhead(read, Promise.resolve(7));
    await turn();

    answer(1);
    answer(2);
    await turn();
    expect(asked).toEqual([0, 1, 2, 3]);

    answer(0);
    expect(await pages.next()).toBe("page 0");
    expect(asked).toEqual([0, 1, 2, 3, 4]);
  });

  it("hands them over in their order, in whichever they are answered", async () => {
    const { read, answer } = shelf();
    const pages = pagesAhead(read, Promise.resolve(3));
    await turn();

    for (const n of [2, 1, 0]) answer(n);

    expect([await pages.next(), await pages.next(), await pages.next()]).toEqual([
      "page 0",
      "page 1",
      "page 2",
    ]);
  });

  it("goes on one at a time behind those that are known", async () => {
    const { asked, read, answer } = shelf();
    const pages = pagesAhead(read, Promise.resolve(1));
    answer(0);
    await pages.next();
    await turn();
    expect(asked).toEqual([0]);

    const second = pages.next();
    expect(asked).toEqual([0, 1]);
    answer(1);
    await second;
    expect(asked).toEqual([0, 1]);
  });

  it("goes on where it never gets known how many there are", async () => {
    const { asked, read, answer } = shelf();
    const pages = pagesAhead(read, Promise.reject(new Error("not told")));
    answer(0);

    await pages.next();
    void pages.next();

    expect(asked).toEqual([0, 1]);
  });

  it("fails where a page failed, in its turn and not before", async () => {
    const { read, answer, fail } = shelf();
    const pages = pagesAhead(read, Promise.resolve(3));
    await turn();
    const lost = new Error("lost");

    fail(1, lost);
    await turn();
    answer(0);

    expect(await pages.next()).toBe("page 0");
    await expect(pages.next()).rejects.toBe(lost);
  });

  it("asks for nothing more once it was ended, also where the count is told then", async () => {
    let tell: (count: number) => void = () => undefined;
    const known = new Promise<number>((resolve) => {
      tell = resolve;
    });
    const { asked, read } = shelf();
    const pages = pagesAhead(read, known);

    pages.end();
    tell(9);
    await turn();

    expect(asked).toEqual([0]);
  });
});

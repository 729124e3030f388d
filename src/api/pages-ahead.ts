/** So many pages are asked for and not yet taken at most, so that memory does not grow with the list. */
const AT_ONCE = 4;

/** Pages in their order, some of them asked for before their turn. */
export interface PagesAhead<Page> {
  /** The next page. One that failed fails in its turn. */
  readonly next: () => Promise<Page>;
  /** No more of them are asked for. */
  readonly end: () => void;
}

/**
 * Reads pages by their number, from 0 on: the first one at once, others up to four side by side as soon as it is known
 * how many there are at least, and what comes behind these one at a time.
 */
export function pagesAhead<Page>(
  read: (n: number) => Promise<Page>,
  known: Promise<number>,
): PagesAhead<Page> {
  const asked: Promise<Page>[] = [];
  let count = 0;
  let least = 1;
  let isOver = false;

  const ask = () => {
    const page = read(count);
    count += 1;
    // Nobody may wait for it yet, or ever.
    page.catch(() => undefined);
    asked.push(page);
  };
  const fill = () => {
    while (!isOver && asked.length < AT_ONCE && count < least) ask();
  };
  const learn = (total: number) => {
    least = total;
    fill();
  };

  fill();
  known.then(learn, () => undefined);
  return {
    next: async () => {
      if (asked.length === 0) ask();
      const page = await asked[0];
      void asked.shift();
      fill();
      return page as Page;
    },
    end: () => {
      isOver = true;
    },
  };
}

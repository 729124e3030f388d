/** Items without those that are in some places. None is made before somebody asks for it. */
export const allBut = <Item>(
  places: ReadonlySet<number>,
  items: Iterable<readonly [number, Item]>,
): Iterable<Item> => ({
  *[Symbol.iterator]() {
    for (const [at, item] of items) if (!places.has(at)) yield item;
  },
});

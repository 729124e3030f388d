/** What each contestant came to, round by round. */
export type Results<Name extends string, Result> = Readonly<Record<Name, readonly Result[]>>;

/**
 * Lets every contestant run once in each round, the first one of a round another each time, so that neither what the
 * machine does meanwhile nor the order favours one.
 */
export async function rounds<Name extends string, Result>(
  count: number,
  contestants: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Results<Name, Result>> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Result[]
  >;
  for (let round = 0; round < count; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)])
      results[name].push(await contestants[name]());
  }
  return results;
}

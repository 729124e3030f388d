import { measured, type Program, type Taken } from "./measured.js";
import { type Results, rounds } from "./rounds.js";

/** A program that takes part, and what it must print to have done its work. */
export interface Contestant {
  readonly program: Program;
  readonly prints?: RegExp;
}

/** Lets programs run against each other; each once before, so that files and caches are as warm for all. */
export async function contest<Name extends string>(
  count: number,
  contestants: Readonly<Record<Name, Contestant>>,
): Promise<Results<Name, Taken>> {
  const entries = Object.entries<Contestant>(contestants);
  const runs = entries.map(([name, { program, prints = /^/ }]) => {
    const run = async () => {
      const taken = await measured(program);
      if (!prints.test(taken.stdout))
        throw new Error(`${name} printed: ${taken.stdout.slice(0, 500)}`);
      return taken;
    };
    return [name, run] as const;
  });
  for (const [, run] of runs) await run();
  return rounds(count, Object.fromEntries(runs) as Record<Name, () => Promise<Taken>>);
}

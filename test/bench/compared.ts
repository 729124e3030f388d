import type { Figure, Target } from "./figure.js";
import type { Taken } from "./measured.js";
import type { Node } from "./nodes.js";
import { median, ratioOf } from "./ratio.js";

/** A figure and what it is compared with, by their names among the contestants. */
export interface Comparison<Name extends string> {
  readonly name: string;
  readonly ours: Name;
  readonly base: Name;
  readonly target: Target;
}

type Results<Name extends string> = Readonly<Record<Name, readonly Taken[]>>;

const wallOf = (runs: readonly Taken[]) => runs.map(({ wall }) => wall);
const cpuOf = (runs: readonly Taken[]) => runs.map(({ cpu }) => cpu);
const ms = (values: readonly number[]) => median(values).toFixed(0);

/** The time of ours over that of the base. */
export const timeOf =
  <Name extends string>(results: Results<Name>, node: Node) =>
  ({ name, ours, base, target }: Comparison<Name>): Figure => ({
    ...{ name, node: node.version, target },
    value: ratioOf(wallOf(results[ours]), wallOf(results[base])),
    cpu: ratioOf(cpuOf(results[ours]), cpuOf(results[base])),
    detail: `${ms(wallOf(results[ours]))} / ${ms(wallOf(results[base]))} ms`,
  });

/** Our keys in a second over the base's, where both did the same number of keys. */
export const paceOf =
  <Name extends string>(results: Results<Name>, node: Node, keys: number) =>
  ({ name, ours, base, target }: Comparison<Name>): Figure => {
    const pace = (runs: readonly Taken[]) =>
      ((1_000 * keys) / median(wallOf(runs))).toLocaleString("en", { maximumFractionDigits: 0 });
    return {
      ...{ name, node: node.version, target },
      value: ratioOf(wallOf(results[base]), wallOf(results[ours])),
      cpu: ratioOf(cpuOf(results[base]), cpuOf(results[ours])),
      detail: `${pace(results[ours])} / ${pace(results[base])} keys/s`,
    };
  };

/** The most memory that ours held over that of the base. */
export const peakOf =
  <Name extends string>(results: Results<Name>, node: Node) =>
  ({ name, ours, base, target }: Comparison<Name>): Figure => {
    const bytes = (runs: readonly Taken[]) => runs.map(reported);
    const mb = (runs: readonly Taken[]) => (median(bytes(runs)) / 1e6).toFixed(1);
    return {
      ...{ name, node: node.version, target, cpu: null },
      value: ratioOf(bytes(results[ours]), bytes(results[base])),
      detail: `${mb(results[ours])} / ${mb(results[base])} MB`,
    };
  };

/** The bytes that a watched program told at its end. */
function reported({ report }: Taken): number {
  if (!/^\d+$/.test(report)) throw new Error(`a program told "${report}" for its memory`);
  return Number(report);
}

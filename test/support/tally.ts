/** What came of one or several bulk runs under faults. */
export interface Tally {
  readonly keys: number;
  /** How often each kind of fault fired, in the order of the kinds. */
  readonly faults: readonly number[];
  readonly done: number;
  readonly already: number;
  readonly refused: number;
  readonly changedByOther: number;
  /** Proven not to be done, or not begun, after the last resume. */
  readonly notDone: number;
  /** Unknown after the first run. */
  readonly unknownFirst: number;
  /** Unknown after the last resume. */
  readonly unknown: number;
  readonly resumes: number;
  /** What was told and not true. */
  readonly wrong: number;
  readonly lies: readonly string[];
  /** Keys that it was done to more than once. */
  readonly twice: number;
  /** Keys that it was done to again after somebody had taken it back. */
  readonly again: number;
  /** Keys of which nothing was told. */
  readonly lost: number;
  readonly seconds: number;
}

export const NOTHING: Tally = {
  ...{ keys: 0, faults: [], done: 0, already: 0, refused: 0, changedByOther: 0, notDone: 0 },
  ...{ unknownFirst: 0, unknown: 0, resumes: 0, wrong: 0, lies: [], twice: 0, again: 0, lost: 0 },
  seconds: 0,
};

/** Counts of the same things, one by one. */
export const added = (one: readonly number[], other: readonly number[]) =>
  (one.length > other.length ? one : other).map((_, n) => (one[n] ?? 0) + (other[n] ?? 0));

/** Two tallies as one. */
export const plus = (one: Tally, other: Tally): Tally => ({
  keys: one.keys + other.keys,
  faults: added(one.faults, other.faults),
  done: one.done + other.done,
  already: one.already + other.already,
  refused: one.refused + other.refused,
  changedByOther: one.changedByOther + other.changedByOther,
  notDone: one.notDone + other.notDone,
  unknownFirst: one.unknownFirst + other.unknownFirst,
  unknown: one.unknown + other.unknown,
  resumes: one.resumes + other.resumes,
  wrong: one.wrong + other.wrong,
  lies: [...one.lies, ...other.lies],
  twice: one.twice + other.twice,
  again: one.again + other.again,
  lost: one.lost + other.lost,
  seconds: one.seconds + other.seconds,
});

const COLUMNS = [
  "keys",
  "done",
  "already",
  "refused",
  "changedByOther",
  "notDone",
  "unknownFirst",
  "unknown",
  "resumes",
  "wrong",
  "twice",
  "again",
  "lost",
] as const satisfies readonly (keyof Tally)[];

/** A line of a table that may be printed in pieces, so it names its columns. */
export const lineOf = (seed: number, tally: Tally): string =>
  [
    `seed ${seed}`,
    ...COLUMNS.map((column) => `${column} ${tally[column]}`),
    `seconds ${tally.seconds.toFixed(0)}`,
    `faults ${tally.faults.reduce((sum, fired) => sum + fired, 0)} (${tally.faults.join(" ")})`,
  ].join("  ");

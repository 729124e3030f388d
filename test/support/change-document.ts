/** What a document tells of one key. */
export interface ToldResult {
  readonly key: { readonly id: string } | null;
  readonly outcome: string;
  readonly changed: boolean | "unknown";
  readonly exit: number;
}

/** The document of a change (interface.md §4), as far as these tests look. */
export interface ChangeDocument {
  readonly results: readonly ToldResult[];
  readonly totals: Readonly<Record<string, number>>;
  readonly run: string | null;
}

/** What is still to be done, or to be found out. */
export const isOpen = ({ outcome }: Pick<ToldResult, "outcome">): boolean =>
  ["not-started", "not-done", "unknown"].includes(outcome);

export const sumOf = ({ totals }: Pick<ChangeDocument, "totals">): number =>
  Object.values(totals).reduce((sum, count) => sum + count, 0);

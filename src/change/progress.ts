/** Where the work stands, for whoever watches. */
export interface Progress {
  /** A new phase begins: what is done in it ("reading", "deleting"), and to how many keys. */
  readonly phase: (what: string, total: number) => void;
  /** One more is begun. */
  readonly begin: () => void;
  /** One more is done. */
  readonly step: () => void;
  /** What holds it up: "throttled until 12:03:04"; null when nothing does any more. */
  readonly note: (text: string | null) => void;
  /** Nothing is to be watched any more. */
  readonly end: () => void;
}

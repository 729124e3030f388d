/** A page of help beside the commands: its lines fit 80 columns. */
export interface Topic {
  readonly title: string;
  readonly lines: readonly string[];
}

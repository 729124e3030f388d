/** The list that named the keys of a run. */
export interface ListInput {
  /** As it was named: "-" is standard input. */
  readonly file: string;
  /** Of its bytes as they were read, in hexadecimal. */
  readonly sha256: string;
}

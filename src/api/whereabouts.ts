/** What a person said about where an instance is. */
export interface Whereabouts {
  /** A CRN or a GUID. */
  readonly instance: string;
  /** What follows --instance when the command is typed again: a saved name, the CRN or the GUID. */
  readonly named: string;
  /** The name under which it was saved. */
  readonly name: string | null;
  readonly region: string | null;
  /** --endpoint. */
  readonly endpoint: string | null;
  /** KP_TARGET_ADDR, or the older KP_PRIVATE_ADDR. */
  readonly target: string | null;
  readonly private: boolean;
  /** The address of a rehearsal, checked. */
  readonly rehearsal: string | null;
}

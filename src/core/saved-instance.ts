/** An instance under the name that somebody saved for it. It holds no secret and no address. */
export interface SavedInstance {
  readonly name: string;
  /** A CRN or a GUID. */
  readonly instance: string;
  /** Where a GUID needs it. */
  readonly region: string | null;
}

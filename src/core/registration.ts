/** A cloud resource that a key protects. */
export interface Registration {
  readonly resourceCrn: string;
  /** A retention policy: not even force deletes the key. Unless the service says so, it is not. */
  readonly preventKeyDeletion: boolean;
}

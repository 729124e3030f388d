/** Who the service will think that we are, read from the token's claims (api.md §5.3). */
export interface Person {
  readonly iamId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly account: string | null;
  readonly kind: "user" | "service-id" | "trusted-profile";
  /** The identity that really signed in, where it is another than `iamId`. */
  readonly authenticatedBy: string | null;
  readonly tokenExpires: Date | null;
}

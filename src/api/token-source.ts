/** Where the access token comes from. One token serves a whole run. */
export interface TokenSource {
  /** The token without "Bearer ", renewed in time. Asked twice at once, it signs in once. */
  readonly token: () => Promise<string>;
  /** After a 401: another token than the one given, or undefined where there is no other. */
  readonly renew: (refused: string) => Promise<string | undefined>;
}

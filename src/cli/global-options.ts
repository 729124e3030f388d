/** The options that every command accepts, before and after its name, as commander hands them over. */
export interface GlobalOptions {
  /** In the order in which they were named. */
  readonly instance?: readonly string[] | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly private?: true | undefined;
  readonly keyRing?: string | undefined;
  readonly apiKeyFile?: string | undefined;
  readonly input: boolean;
  readonly timeout?: string | undefined;
  readonly json?: true | undefined;
  /** The other way to ask for JSON. */
  readonly output?: string | undefined;
}

/** As much of a commander command as is needed to read them. */
export interface WithGlobals {
  readonly optsWithGlobals: () => object;
}

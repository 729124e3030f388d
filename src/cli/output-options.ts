/** How the command line wants to be answered. */
export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly noColor: boolean;
}

/**
 * Read from the arguments themselves, since a mistake on the command line must be told in the way that it asks
 * for, too. What stands behind "--" is no option.
 */
export function outputOptions(argv: readonly string[]): OutputOptions {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  const has = (name: string) => options.includes(name);
  const outputJson = options.some((each, at) => each === "--output" && options[at + 1] === "json");
  return {
    json: has("--json") || has("--output=json") || outputJson,
    quiet: has("--quiet"),
    debug: has("--debug"),
    noColor: has("--no-color"),
  };
}

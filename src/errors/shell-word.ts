const NEEDS_NO_QUOTES = /^[\w@%+=:,./-]+$/;

/** A value as one word of a command that a person pastes into a shell, whatever stands in it. */
export const shellWord = (text: string): string =>
  NEEDS_NO_QUOTES.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

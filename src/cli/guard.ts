/** What tells the lines of NODE_DEBUG: "CHILD_PROCESS 4711: ", the number perhaps coloured. */
const ESCAPE = String.fromCodePoint(0x1b);
const debugLines = (pid: number) =>
  new RegExp(`^[A-Z][A-Z0-9_]* (?:${ESCAPE}\\[\\d+m)?${pid}(?:${ESCAPE}\\[\\d+m)?: `);

interface Guarding {
  readonly pid: number;
  readonly redact: (text: string) => string;
}

/**
 * The last gate of a stream, for what Node itself writes to it: its warnings lose what is secret, and the debugging of
 * NODE_DEBUG is left out. That shows environments of children and bytes from the wire, which may be secrets
 * that nobody has learned yet (reliability.md T11: there is no switch for more).
 */
export function guard(stream: Pick<NodeJS.WriteStream, "write">, { pid, redact }: Guarding): void {
  const write = stream.write.bind(stream) as (...given: readonly unknown[]) => boolean;
  const isDebugging = debugLines(pid);
  stream.write = (chunk: unknown, ...more: readonly unknown[]): boolean => {
    if (typeof chunk !== "string") return write(chunk, ...more);
    return isDebugging.test(chunk) || write(redact(chunk), ...more);
  };
}

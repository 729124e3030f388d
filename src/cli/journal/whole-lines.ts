const NEWLINE = 0x0a;

/** A line without its end, and where in the file it ends, with that. */
export interface WholeLine {
  readonly text: string;
  readonly end: number;
}

/** The lines of a file that have an end, as they are read; what comes after the last one was torn off. */
export async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<WholeLine> {
  let parts: Buffer[] = [];
  let end = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(NEWLINE, from);
      if (at < 0) break;
      const line = Buffer.concat([...parts, chunk.subarray(from, at)]);
      parts = [];
      from = at + 1;
      end += line.length + 1;
      yield { text: line.toString("utf8"), end };
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
}

const NEWLINE = 0x0a;

/** A line without its end, and where in the file it ends, with that. */
export interface WholeLine {
  readonly text: string;
  readonly end: number;
}

/** Far more than the header of the longest list takes; no record is longer. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The lines of a file that have an end, as they are read; what comes after the last one was torn off. One that is
 * longer than any record is empty: a file of zeros must not fill the memory.
 */
export async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<WholeLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let end = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    parts = length > LONGEST ? [] : [...parts, part];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      end += length + 1;
      yield { text: Buffer.concat(parts).toString("utf8"), end };
      from = at + 1;
      parts = [];
      length = 0;
    }
    keep(chunk.subarray(from));
  }
}

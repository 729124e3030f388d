import { fstatSync, writeSync } from "node:fs";
import type { Writable } from "node:stream";
import type { Sink } from "./presentation.js";

interface File {
  /** The number under which the system knows it. */
  readonly fd?: number;
}

/**
 * Writes to a stream; a reader that went away does not stop a run. Each write tells when it is passed on, or failed:
 * "drain" would never come from standard output once it had failed.
 */
export function writerTo(stream: Writable & File): Pick<Sink, "write" | "passedOn"> {
  stream.on("error", () => undefined);
  if (isFile(stream)) return { write: whole(stream), passedOn: async () => undefined };
  let last = Promise.resolve();
  const write = (text: string) => {
    let pass: () => void = () => undefined;
    last = new Promise((resolve) => {
      pass = resolve;
    });
    stream.write(text, () => pass());
  };
  return { write, passedOn: () => last };
}

const isFile = (stream: File): stream is Required<File> =>
  stream.fd !== undefined && fstatSync(stream.fd).isFile();

/** All of it: Node itself takes a write to a file for done, of which a full disk took the first part only. */
const whole = (stream: Writable & Required<File>) => (text: string) => {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(stream.fd, bytes, at);
  } catch (error) {
    stream.emit("error", error);
  }
};

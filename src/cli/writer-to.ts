import type { Writable } from "node:stream";
import type { Sink } from "./presentation.js";

/**
 * Writes to a stream; a reader that went away does not stop a run. Each write tells when it is passed on, or failed:
 * "drain" would never come from standard output once it had failed.
 */
export function writerTo(stream: Writable): Pick<Sink, "write" | "passedOn"> {
  stream.on("error", () => undefined);
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

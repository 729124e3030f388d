import type { Writable } from "node:stream";

/** Waits until a stream has passed on what was written to it, or never will: its reader may be slower, or gone. */
export const passedOn = (stream: Writable) => async (): Promise<void> => {
  if (!stream.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      stream.off("drain", go).off("close", go);
      resolve();
    };
    stream.on("drain", go).on("close", go);
  });
};

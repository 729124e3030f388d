import type { ChildProcessWithoutNullStreams } from "node:child_process";

/** All that a child has printed once this is among it; it fails where the child ends before. */
export const untilPrinted = (
  child: ChildProcessWithoutNullStreams,
  wanted: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(wanted)) resolve(text);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("close", () => reject(new Error(`it ended and never printed ${wanted}:\n${text}`)));
  });

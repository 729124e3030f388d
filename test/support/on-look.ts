import fs from "node:fs";
import { replaced } from "./replaced.js";

/** Counts how often somebody tries to have a turn, which begins with a folder, and does something before that. */
export function onLook(work: (looks: number) => unknown = () => undefined): () => number {
  let looks = 0;
  const looking = (real: typeof fs.promises.mkdir) =>
    (async (...of: Parameters<typeof real>) => {
      looks += 1;
      await work(looks);
      return real(...of);
    }) as typeof real;
  replaced(fs.promises, "mkdir", looking);
  return () => looks;
}

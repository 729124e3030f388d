import { dirname, join } from "node:path";
import type { Workshop } from "./session.js";

/** Reads the files that came with kp-dual, next to the script that was started; an installed one is a link to it. */
export const shipped =
  (script: string): Workshop["shipped"] =>
  async (path) => {
    const { readFile, realpath } = await import("node:fs/promises");
    return readFile(join(dirname(await realpath(script)), "..", path), "utf8");
  };

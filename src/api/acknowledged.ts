import type * as z from "zod/mini";

/** The answer to a change: nothing, or JSON that nobody looks at. What became of it is read back. */
export const acknowledged = async (): Promise<z.ZodMiniType<undefined>> =>
  (await import("./acknowledgement.js")).Acknowledgement;

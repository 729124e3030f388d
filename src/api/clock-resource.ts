import * as z from "zod";

/** What an emulator's clock shows. */
export const EmulatorClock = z
  .object({ now: z.iso.datetime() })
  .transform(({ now }) => new Date(now));

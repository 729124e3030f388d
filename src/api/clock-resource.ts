import * as z from "zod/mini";
import { into } from "./into.js";

/** What an emulator's clock shows. */
export const EmulatorClock = into(z.object({ now: z.iso.datetime() }), ({ now }) => new Date(now));

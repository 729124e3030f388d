import * as z from "zod/mini";
import { instantOf } from "./instant-of.js";
import { into } from "./into.js";

/** A moment that the service tells; null where it tells none, or none that can be read. */
export const Instant = into(z.optional(z.unknown()), instantOf);

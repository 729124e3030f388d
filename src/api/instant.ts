import * as z from "zod";
import { instantOf } from "./instant-of.js";

/** A moment that the service tells; null where it tells none, or none that can be read. */
export const Instant = z.unknown().optional().transform(instantOf);

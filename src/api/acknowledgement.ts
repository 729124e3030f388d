import * as z from "zod/mini";
import { into } from "./into.js";

/** Takes whatever came, and drops it: some answers to a deletion hold key material (api.md §2.4). */
export const Acknowledgement = into(z.unknown(), () => undefined);

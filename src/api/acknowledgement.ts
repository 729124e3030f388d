import * as z from "zod";

/** Takes whatever came, and drops it: some answers to a deletion hold key material (api.md §2.4). */
export const Acknowledgement = z.unknown().transform(() => undefined);

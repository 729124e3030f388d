import * as z from "zod";
import { parseCrn } from "../../api/crn.js";
import { guidFrom } from "../../api/guid.js";
import { isRegion } from "../../api/region.js";
import { isSavedName } from "../../core/saved-name.js";

const isInstance = (text: string): boolean =>
  parseCrn(text) !== undefined || guidFrom(text) !== undefined;

const Saved = z.strictObject({
  instance: z.string().refine(isInstance),
  region: z.string().refine(isRegion).optional(),
});

/** All that the file may hold; anything else in it is refused by its name. */
export const ConfigFile = z.strictObject({
  instances: z.record(z.string().refine(isSavedName), Saved).default({}),
});

export type ConfigFile = Readonly<z.infer<typeof ConfigFile>>;

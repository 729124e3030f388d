import * as z from "zod/mini";
import { parseCrn } from "../../api/crn.js";
import { guidFrom } from "../../api/guid.js";
import { isRegion } from "../../api/region.js";
import { isSavedName } from "../../core/saved-name.js";

const isInstance = (text: string): boolean =>
  parseCrn(text) !== undefined || guidFrom(text) !== undefined;

const Saved = z.strictObject({
  instance: z.string().check(z.refine(isInstance)),
  region: z.optional(z.string().check(z.refine(isRegion))),
});

/** All that the file may hold; anything else in it is refused by its name. */
export const ConfigFile = z.strictObject({
  instances: z._default(z.record(z.string().check(z.refine(isSavedName)), Saved), {}),
});

export type ConfigFile = Readonly<z.infer<typeof ConfigFile>>;

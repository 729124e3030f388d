import * as z from "zod";

/** The name of the file in the folder of configuration, without its ".json". */
export const CONFIG_NAME = "config";

/** How the name of a saved instance looks: no blank, nothing that a shell reads, not a CRN's colon. */
const NAME = /^[A-Za-z0-9][\w.-]{0,59}$/;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an instance can be saved under this name: a GUID is an instance itself. */
export const isSavedName = (text: string): boolean => NAME.test(text) && !GUID.test(text);

const Saved = z.strictObject({
  instance: z.string().min(1).max(400),
  region: z.string().min(1).max(20).optional(),
});

/** All that the file may hold; anything else in it is refused by its name. */
export const ConfigFile = z.strictObject({
  instances: z.record(z.string().refine(isSavedName), Saved).default({}),
});

export type ConfigFile = Readonly<z.infer<typeof ConfigFile>>;

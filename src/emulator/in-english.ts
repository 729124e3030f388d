import * as z from "zod/mini";

/** For `safeParse`: what is wrong is told in English. zod's small form has no words of its own. */
export const inEnglish = { error: z.locales.en().localeError };

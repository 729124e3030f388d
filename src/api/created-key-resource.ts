import * as z from "zod";
import { isKeyId } from "../core/key.js";

/** The id of a key that was just made; nothing else of the answer is kept. */
export const CreatedKey = z
  .object({ resources: z.tuple([z.object({ id: z.string().refine(isKeyId) })]) })
  .transform(({ resources: [{ id }] }) => id);

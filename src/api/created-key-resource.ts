import * as z from "zod/mini";
import { isKeyId, type KeyId } from "../core/key.js";
import { into } from "./into.js";

/** The id of a key that was just made; nothing else of the answer is kept. */
export const CreatedKey = into(
  z.object({
    resources: z.tuple([
      z.object({ id: z.custom<KeyId>((value) => typeof value === "string" && isKeyId(value)) }),
    ]),
  }),
  ({ resources: [{ id }] }) => id,
);

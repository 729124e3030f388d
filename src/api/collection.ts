import * as z from "zod/mini";
import { into } from "./into.js";

/**
 * The envelope of every list (api.md §2). `resources` may be absent, and `collectionTotal` is not looked
 * at, since it lies. What has no `metadata` is some other JSON, and not an empty list.
 */
export const collection = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    metadata: z.object({
      incompleteSearch: z.nullish(z.boolean()),
      totalCount: z.nullish(z.int().check(z.nonnegative())),
    }),
    resources: into(z.nullish(z.array(item)), (items) => items ?? []),
  });

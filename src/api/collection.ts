import * as z from "zod";

/**
 * The envelope of every list (api.md §2). `resources` may be absent, and `collectionTotal` is not looked
 * at, since it lies. What has no `metadata` is some other JSON, and not an empty list.
 */
export const collection = <Item extends z.ZodType>(item: Item) =>
  z.object({
    metadata: z.object({
      incompleteSearch: z.boolean().nullish(),
      totalCount: z.number().int().nonnegative().nullish(),
    }),
    resources: z
      .array(item)
      .nullish()
      .transform((items) => items ?? []),
  });

import * as z from "zod/mini";

/** A schema whose value is made into another one. */
export const into = <Schema extends z.core.$ZodType, Value>(
  schema: Schema,
  make: (read: z.output<Schema>) => Value,
) => z.pipe(schema, z.transform(make));

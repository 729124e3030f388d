import * as z from "zod/mini";
import { inEnglish } from "./in-english.js";
import { jsonOf } from "./json.js";
import { type Refused, refused } from "./machine.js";
import { badBody, invalidField, requestRefusals } from "./request-refusals.js";

/** The body of every request that has one (api.md §2): like the service, it takes no field that it doesn't know. */
export const bodyOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({
    metadata: z.strictObject({ collectionType: z.string(), collectionTotal: z.int() }),
    resources: z.array(item).check(z.minLength(1)),
  });

interface Collection {
  readonly metadata: { readonly collectionTotal: number };
  readonly resources: readonly unknown[];
}

/** Decoding fails before any field is judged, and at an unknown field first. */
function judged(issues: readonly z.core.$ZodIssue[]): Refused {
  for (const issue of issues)
    if (issue.code === "unrecognized_keys")
      return refused(badBody(`json: unknown field "${issue.keys[0]}"`));
  const shapeless = issues.find(({ code, path }) => code === "invalid_type" || path.length < 3);
  if (shapeless) return refused(badBody(`${shapeless.path.join(".")}: ${shapeless.message}`));
  const [{ path, message } = { path: [], message: "" }] = issues;
  return refused(invalidField(path.slice(2).join("."), message));
}

/** Reads a body strictly: what it says, or why it is refused. */
export function strictBody<Body extends Collection>(
  schema: z.ZodMiniType<Body>,
  text: string,
): { readonly body: Body } | Refused {
  const { success, data, error } = schema.safeParse(jsonOf(text), inEnglish);
  if (!success) return judged(error.issues);
  return data.metadata.collectionTotal === data.resources.length
    ? { body: data }
    : refused(requestRefusals.totalMismatch);
}

import * as z from "zod/mini";
import { type Refused, refused } from "./machine.js";
import type { Person } from "./person.js";
import { refusals } from "./refusals.js";
import { claimsOf, ISSUER } from "./token.js";

const Claims = z.object({
  iam_id: z.string(),
  name: z.optional(z.string()),
  iss: z.optional(z.string()),
  exp: z.optional(z.number()),
});

/** Two people may share one IAM id, as with a trusted profile; then the name tells them apart. */
const personOf = ({ iam_id, name }: z.infer<typeof Claims>, people: readonly Person[]) => {
  const alike = people.filter(({ iamId }) => iamId === iam_id);
  return alike.find((person) => person.name === name) ?? alike[0];
};

/** Who calls: a token that can't be read is a bad request, one that doesn't count is unauthorized (api.md §4). */
export function bearer(
  authorization: string | undefined,
  people: readonly Person[],
  at: Date,
): { readonly person: Person } | Refused {
  const token = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  const claims = Claims.safeParse(claimsOf(token ?? ""));
  if (!claims.success) return refused(refusals.noSubject);
  const { iss, exp = Number.POSITIVE_INFINITY } = claims.data;
  const person = personOf(claims.data, people);
  const counts = iss === ISSUER && at.getTime() < exp * 1000;
  return counts && person ? { person } : refused(refusals.unauthorized);
}

import * as z from "zod";
import type { Person } from "../core/person.js";

/** A claim of another type than the documentation says is as good as none. */
const Text = z.string().min(1).optional().catch(undefined);

const Expiry = z
  .number()
  .transform((seconds) => new Date(seconds * 1_000))
  .refine((date) => !Number.isNaN(date.getTime()))
  .optional()
  .catch(undefined);

/** `sub_type` is missing in older tokens, so the prefix of the identity tells what it is (api.md §5.3). */
const KINDS: readonly (readonly [prefix: string, kind: Person["kind"]])[] = [
  ["iam-ServiceId-", "service-id"],
  ["iam-Profile-", "trusted-profile"],
];

const kindOf = (iamId: string): Person["kind"] =>
  KINDS.find(([prefix]) => iamId.startsWith(prefix))?.[1] ?? "user";

/** The one place that knows how IAM spells a person. */
export const Claims = z
  .object({
    iam_id: z.string().min(1),
    sub: Text,
    name: Text,
    email: Text,
    account: z.object({ bss: Text }).optional().catch(undefined),
    authn: z.object({ iam_id: Text }).optional().catch(undefined),
    exp: Expiry,
  })
  .transform(({ iam_id: iamId, authn, ...claims }): Person => {
    const signedIn = authn?.iam_id ?? iamId;
    return {
      iamId,
      name: claims.name ?? claims.sub ?? null,
      email: claims.email ?? null,
      account: claims.account?.bss ?? null,
      kind: kindOf(iamId),
      authenticatedBy: signedIn === iamId ? null : signedIn,
      tokenExpires: claims.exp ?? null,
    };
  });

import * as z from "zod/mini";
import type { Person } from "../core/person.js";
import { into } from "./into.js";

/** A claim of another type than the documentation says is as good as none. */
const Text = z.catch(z.optional(z.string().check(z.minLength(1))), undefined);

const Expiry = z.catch(
  z.optional(
    into(z.number(), (seconds) => new Date(seconds * 1_000)).check(
      z.refine((date) => !Number.isNaN(date.getTime())),
    ),
  ),
  undefined,
);

/** `sub_type` is missing in older tokens, so the prefix of the identity tells what it is (api.md §5.3). */
const KINDS: readonly (readonly [prefix: string, kind: Person["kind"]])[] = [
  ["iam-ServiceId-", "service-id"],
  ["iam-Profile-", "trusted-profile"],
];

const kindOf = (iamId: string): Person["kind"] =>
  KINDS.find(([prefix]) => iamId.startsWith(prefix))?.[1] ?? "user";

/** The one place that knows how IAM spells a person. */
export const Claims = into(
  z.object({
    iam_id: z.string().check(z.minLength(1)),
    sub: Text,
    name: Text,
    email: Text,
    account: z.catch(z.optional(z.object({ bss: Text })), undefined),
    authn: z.catch(z.optional(z.object({ iam_id: Text })), undefined),
    exp: Expiry,
  }),
  ({ iam_id: iamId, authn, ...claims }): Person => {
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
  },
);

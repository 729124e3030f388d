import * as z from "zod";

/** An access token, and for how many seconds it was given. */
export interface Grant {
  readonly token: string;
  readonly lifetime: number;
}

/** What IAM answers to a sign-in (api.md §5.1). The refresh token isn't read: nothing here needs it. */
export const IamToken = z
  .object({ access_token: z.string().min(1), expires_in: z.number().positive() })
  .transform(({ access_token: token, expires_in: lifetime }): Grant => ({ token, lifetime }));

import * as z from "zod/mini";
import { into } from "./into.js";

/** An access token, and for how many seconds it was given. */
export interface Grant {
  readonly token: string;
  readonly lifetime: number;
}

/** What IAM answers to a sign-in (api.md §5.1). The refresh token isn't read: nothing here needs it. */
export const IamToken = into(
  z.object({
    access_token: z.string().check(z.minLength(1)),
    expires_in: z.number().check(z.positive()),
  }),
  ({ access_token: token, expires_in: lifetime }): Grant => ({ token, lifetime }),
);

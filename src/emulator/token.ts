import { ACCOUNT } from "./crn.js";
import { jsonOf } from "./json.js";
import type { Person } from "./person.js";

/** Whose tokens these are: no real service takes them. */
export const ISSUER = "https://rehearsal.invalid";

/** One hour, in seconds. */
export const LIFETIME = 3600;

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** When a token that is given now was given, and when it ends, in seconds. */
export function lifeFrom(at: Date): { readonly iat: number; readonly exp: number } {
  const iat = Math.floor(at.getTime() / 1000);
  return { iat, exp: iat + LIFETIME };
}

/** An unsigned token with the claims of api.md §5.3. */
export function tokenFor({ iamId, name }: Person, at: Date): string {
  const email = `${name}@rehearsal.invalid`;
  const claims = {
    iam_id: iamId,
    id: iamId,
    sub: email,
    name,
    email,
    account: { valid: true, bss: ACCOUNT },
    ...lifeFrom(at),
    iss: ISSUER,
    grant_type: "urn:ibm:params:oauth:grant-type:apikey",
    scope: "ibm openid",
  };
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
}

/** What a token claims, unchecked; undefined where it is no token. */
export function claimsOf(token: string): unknown {
  const parts = token.split(".");
  if (parts.length !== 3) return undefined;
  return jsonOf(Buffer.from(parts[1] ?? "", "base64url").toString());
}

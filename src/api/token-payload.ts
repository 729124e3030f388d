/** Longer texts aren't looked at: an access token of IAM has some two thousand characters. */
const LONGEST = 65_536;

const JWT = /^[\w-]+\.([\w-]+)={0,2}\.[\w-]*={0,2}$/;

/**
 * What a token says about itself; undefined where it isn't a JWT. Its signature isn't checked: the claims are
 * shown and compared, and the service decides (api.md §5.3).
 */
export function tokenPayload(token: string): Readonly<Record<string, unknown>> | undefined {
  const encoded = token.length <= LONGEST ? JWT.exec(token)?.[1] : undefined;
  if (encoded === undefined) return undefined;
  try {
    const payload: unknown = JSON.parse(Buffer.from(encoded, "base64url").toString());
    return isRecord(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

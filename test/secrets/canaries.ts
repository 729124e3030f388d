import { createHash } from "node:crypto";

/** The same in every run, and like nothing else: no 12 characters of it turn up by chance. */
const part = (
  name: string,
  length: number,
  encoding: "base64" | "base64url" = "base64url",
): string =>
  createHash("shake256", { outputLength: length }).update(name).digest(encoding).slice(0, length);

const signed = (claims: object, signature: string): string =>
  [{ alg: "RS256", kid: part("key id", 20) }, claims]
    .map((each) => Buffer.from(JSON.stringify(each)).toString("base64url"))
    .concat(signature)
    .join(".");

/** Who the tokens speak for; the claims are shown, the token is not. */
const claims = {
  iss: "https://rehearsal.invalid",
  iam_id: "IBMid-bob",
  name: "bob",
  account: { bss: "1b02acab9ec745b3b3f9b9f2b6d0b2b1" },
  iat: 1_770_000_000,
  exp: 4_100_000_000,
};

/** Every kind of secret that goes through kp-dual's hands, each of them in a form that real ones have. */
export const CANARIES = {
  "API key": `rehearsal-${part("API key", 34)}`,
  "access token": signed(claims, part("access", 86)),
  "refresh token": `OK.${part("refresh", 60)}`,
  "proxy password": "pQ8:tü/Rv+zN3@mL7kd&\"'x",
  "key material": `${part("material", 43, "base64")}=`,
  nonce: part("nonce", 16, "base64"),
  vector: part("vector", 16, "base64"),
  "output of the token command": part("command", 40),
  "compute token": signed({ sub: "compute" }, part("compute", 86)),
  "session token": signed(
    { ...claims, iss: "https://iam.cloud.ibm.com/identity" },
    part("session", 86),
  ),
  "session's refresh token": `OK.${part("session's refresh", 60)}`,
} as const;

import { bareToken } from "../api/bare-token.js";

type Variables = Readonly<Record<string, string | undefined>>;

const CREDENTIALS = ["IBMCLOUD_API_KEY", "IBMCLOUD_IAM_TOKEN", "IBMCLOUD_CR_TOKEN"] as const;

const PROXIES = ["http_proxy", "https_proxy"].flatMap((name) => [name, name.toUpperCase()]);

/** The password in the address of a proxy: between the first colon of who it is for and the last @. */
const PASSWORD = /^(?:[a-z][a-z\d+.-]*:\/\/)?[^:@/]*:(?!\/\/)(.*)@/i;

/** The keys of a rehearsal open nothing, and its people have to read them; what begins with "@" names a file. */
const opensNothing = (secret: string): boolean => /^(?:rehearsal-|@)/.test(secret);

/**
 * The secrets that the environment holds, whether or not they will be used: from the first line on, none of them is
 * printed. A password is told as it stands and as it is meant.
 */
export function secretsIn(variables: Variables): readonly string[] {
  const credentials = CREDENTIALS.map((name) => bareToken(variables[name] ?? "")).filter(
    (secret) => !opensNothing(secret),
  );
  const passwords = PROXIES.flatMap(
    (name) => PASSWORD.exec(variables[name]?.trim() ?? "")?.[1] ?? "",
  );
  return [...credentials, ...passwords.flatMap((password) => [password, meant(password)])].filter(
    (secret) => secret !== "",
  );
}

function meant(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

import { access, readFile, stat } from "node:fs/promises";
import { tokenFromComputeToken } from "../../api/compute-token.js";
import type { TokenSource } from "../../api/token-source.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import type { PassedOver, SignInMeans } from "./way.js";

/**
 * Where Kubernetes and Code Engine put the token of a compute resource (api.md §5.1). A VPC server has no such file:
 * its metadata service answers plain http at a link-local address, which any network may give to anybody, so it is
 * not asked (reliability.md T12); IBMCLOUD_CR_TOKEN or a token command can hold what it says.
 */
const FILES = [
  "/var/run/secrets/tokens/vault-token",
  "/var/run/secrets/tokens/sa-token",
  "/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token",
] as const;

const LARGEST = 16 * 1024;

/**
 * Tokens of a trusted profile for the token of the compute resource that this runs on. `given` is that token, or "@"
 * and the file that holds it, as the ibmcloud CLI takes it. A file is read at each renewal, since it is renewed too.
 */
export async function byComputeToken(
  profile: string | null,
  given: string | null,
  means: Pick<SignInMeans, "iam" | "readFrom" | "elapsed" | "keepSecret">,
  files: readonly string[] = FILES,
): Promise<TokenSource | PassedOver> {
  if (profile === null)
    return { passedOver: "IBMCLOUD_CR_TOKEN was passed over: IBMCLOUD_CR_PROFILE is not set" };
  const file = given === null ? await firstThere(files) : fileIn(given);
  if (file === undefined && given === null)
    return {
      passedOver: "IBMCLOUD_CR_PROFILE was passed over: there is no token of a compute resource",
    };
  const computeToken = async () => {
    const token = checked(file === undefined ? (given ?? "") : await contentOf(file));
    means.keepSecret(token);
    return token;
  };
  const { iam, readFrom, elapsed } = means;
  return tokenFromComputeToken({ profile, computeToken, iam, readFrom, elapsed });
}

const fileIn = (given: string) => (given.startsWith("@") ? given.slice(1) : undefined);

async function firstThere(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

const unusable = (why: string) => new KpDualError("compute-token", { why });

async function contentOf(file: string): Promise<string> {
  try {
    const status = await stat(file);
    if (status.isFile() && status.size <= LARGEST) return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    throw unusable(`${file} can't be read: ${(cause as NodeJS.ErrnoException).code ?? "unknown"}`);
  }
  throw unusable(`${file} is no file with a token`);
}

function checked(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw unusable("what stands there is no token");
}

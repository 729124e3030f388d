import { IamAuthenticator } from "@ibm-cloud/ibm-key-protect/auth/index.js";
import KeyProtect from "@ibm-cloud/ibm-key-protect/ibm-key-protect-api/v2.js";

interface Variables {
  readonly KP_DUAL_REHEARSAL?: string;
  readonly IBMCLOUD_API_KEY?: string;
  readonly BENCH_INSTANCE?: string;
  readonly BENCH_KEY?: string;
}

/** The token and the key's metadata as the official SDK gets them. */
async function main(variables: Variables): Promise<void> {
  const { KP_DUAL_REHEARSAL: url = "", IBMCLOUD_API_KEY: apikey = "" } = variables;
  const { BENCH_INSTANCE: bluemixInstance = "", BENCH_KEY: id = "" } = variables;
  const authenticator = new IamAuthenticator({ apikey, url });
  const service = new KeyProtect({ authenticator, serviceUrl: url });
  const { result } = await service.getKeyMetadata({ id, bluemixInstance });
  console.log(result.resources?.[0]?.name);
}

void main(process.env);

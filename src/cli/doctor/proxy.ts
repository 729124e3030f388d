import { proxyVariables } from "../../api/proxy-variables.js";
import { healthy, ill, type Symptom } from "../../core/diagnosis.js";
import { EXIT } from "../../errors/exit-codes.js";
import { goesStraight } from "./goes-straight.js";
import type { Patient } from "./patient.js";

type Given = Pick<Patient, "environment" | "iam" | "variables" | "visits">;

/** Which hosts are reached by a proxy, by its host alone: what else stands in its address may be a password. */
export async function proxy(given: Given): Promise<readonly Symptom[]> {
  if (given.environment.KP_DUAL_REHEARSAL !== null) return [healthy("not used in a rehearsal")];
  const named = proxyVariables(given.variables);
  if (!named) return [healthy("none is named: requests go straight")];

  const through = named.httpsProxy || named.httpProxy;
  if (!URL.canParse(through))
    return [
      ill(
        EXIT.notReached,
        "what is named as proxy is no address",
        "write it like this: export HTTPS_PROXY=http://proxy.example.com:3128",
      ),
    ];
  const urls = await hostsOf(given);
  const straight = urls.filter((url) => goesStraight(url, named.noProxy));
  const others = urls.filter((url) => !straight.includes(url));
  const used = `${new URL(through).host} for ${hosts(others) || "none of the hosts"}`;
  const not = straight.length > 0 ? `; not for ${hosts(straight)} (NO_PROXY)` : "";
  return [healthy(`${used}${not}`)];
}

const hosts = (urls: readonly URL[]): string => urls.map(({ host }) => host).join(", ");

/** IAM's, and those of the instances, each once. */
async function hostsOf({ iam, visits }: Given): Promise<readonly URL[]> {
  const endpoints = (await visits()).flatMap(({ endpoint }) => endpoint ?? []);
  return [...new Set([iam(), ...endpoints])].map((address) => new URL(address));
}

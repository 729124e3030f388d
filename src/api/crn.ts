import type { Service } from "../core/instance.js";
import { isKeyId, type KeyId } from "../core/key.js";
import { guidFrom } from "./guid.js";
import { isRegion } from "./region.js";

/** What the CRN of an instance, or of one of its keys, says (api.md §5.5). */
export interface Crn {
  /** The CRN of the instance alone, as the resource controller writes it. */
  readonly instance: string;
  readonly id: string;
  readonly service: Service;
  readonly region: string;
  readonly account: string;
  /** Whether its type is "dedicated": then it has a host of its own. */
  readonly dedicated: boolean;
  readonly key: KeyId | null;
}

const SEGMENTS = 10;
const NAME = /^[a-z][a-z0-9-]{0,39}$/;
const ACCOUNT = /^a\/([\w-]{1,64})$/;

const isService = (name: string): name is Service => name === "kms" || name === "hs-crypto";

const isType = (name: string): boolean => name === "public" || name === "dedicated";

/** The key that the last two segments name; null for none, undefined where they name something else. */
function keyFrom(type: string, name: string): KeyId | null | undefined {
  if (type === "" && name === "") return null;
  const id = name.toLowerCase();
  return type === "key" && isKeyId(id) ? id : undefined;
}

/** Reads a CRN of Key Protect or HPCS; undefined for any other text. */
export function parseCrn(text: string): Crn | undefined {
  const segments = text.split(":", SEGMENTS + 1);
  if (segments.length !== SEGMENTS) return undefined;
  const [scheme, version, cloud = "", type = "", service = "", region = ""] = segments;
  const [scope = "", guid = "", resourceType = "", resource = ""] = segments.slice(6);
  if (scheme !== "crn" || version !== "v1" || !NAME.test(cloud) || !isType(type)) return undefined;
  if (!isService(service) || !isRegion(region)) return undefined;

  const account = ACCOUNT.exec(scope)?.[1];
  const id = guidFrom(guid);
  const key = keyFrom(resourceType, resource);
  if (account === undefined || id === undefined || key === undefined) return undefined;
  const instance = `crn:v1:${cloud}:${type}:${service}:${region}:a/${account}:${id}::`;
  return { instance, id, service, region, account, dedicated: type === "dedicated", key };
}

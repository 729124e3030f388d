import type { Service } from "../core/instance.js";
import type { EndpointForm } from "./endpoints.js";
import { GUID } from "./guid.js";
import { REGION } from "./region.js";

/** What the name of a host gives away. */
export interface EndpointPlace {
  /** The address itself, with https. */
  readonly origin: string;
  readonly form: EndpointForm | "hpcs-by-port";
  readonly service: Service;
  readonly region: string;
  readonly private: boolean;
}

type Known = readonly [RegExp, Pick<EndpointPlace, "form" | "service">];

const host = (name: string): RegExp => new RegExp(`^${name}$`);

/** Every form of api.md §1.1–1.3; dedicated hosts are met with "st" in them too. */
const KNOWN: readonly Known[] = [
  [
    host(`(?<private>private\\.)?(?<region>${REGION})\\.kms\\.cloud\\.ibm\\.com`),
    { form: "shared", service: "kms" },
  ],
  [
    host(
      `${GUID}\\.api\\.(?:st\\.)?(?<private>private\\.)?(?<region>${REGION})\\.kms\\.appdomain\\.cloud`,
    ),
    { form: "dedicated", service: "kms" },
  ],
  [
    host(
      `${GUID}\\.api\\.(?<private>private\\.)?(?<region>${REGION})\\.hs-crypto\\.appdomain\\.cloud`,
    ),
    { form: "hpcs", service: "hs-crypto" },
  ],
  [
    host(`api\\.(?<private>private\\.)?(?<region>${REGION})\\.hs-crypto\\.cloud\\.ibm\\.com`),
    { form: "hpcs-by-port", service: "hs-crypto" },
  ],
];

/** What an address, with or without its scheme, says about the instance behind it; undefined where its form isn't documented. */
export function placeOf(address: string): EndpointPlace | undefined {
  const text = address.includes("://") ? address : `https://${address}`;
  if (!URL.canParse(text)) return undefined;
  const { hostname, host: authority } = new URL(text);
  for (const [form, known] of KNOWN) {
    const { region, private: isPrivate } = form.exec(hostname)?.groups ?? {};
    if (region)
      return { ...known, origin: `https://${authority}`, region, private: isPrivate !== undefined };
  }
  return undefined;
}

/** Key Protect, or Hyper Protect Crypto Services, by the names that CRNs use. */
export type Service = "kms" | "hs-crypto";

/** One instance of the service, and how it is reached. */
export interface Instance {
  /** The GUID that goes into the bluemix-instance header. */
  readonly id: string;
  readonly name: string | null;
  readonly region: string | null;
  readonly service: Service;
  readonly crn: string | null;
  readonly account: string | null;
  /** Scheme, host and port, without a path: "https://eu-de.kms.cloud.ibm.com". */
  readonly endpoint: string;
  /** The options that reach it again: "--instance prod-eu --region eu-de". */
  readonly at: string;
}

/** What the placeholders in explanations stand for where this instance is concerned. */
export const valuesOf = ({ id, name, at }: Instance): Readonly<Record<string, string>> => ({
  instance: name ?? id,
  instanceId: id,
  at,
});

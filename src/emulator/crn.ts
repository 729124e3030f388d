/** The one account of the emulator. */
export const ACCOUNT = "0e1f5d2c9b8a47638d1c6f0a5b4e3d2c";

const within = (region: string, instance: string): string =>
  `crn:v1:bluemix:public:kms:${region}:a/${ACCOUNT}:${instance}`;

/** The CRN of an instance (api.md §5.5). */
export const instanceCrn = (region: string, instance: string): string =>
  `${within(region, instance)}::`;

/** The CRN of a key, or of another thing, of an instance: the instance's own with its last two parts filled. */
export const crnWithin = (ofInstance: string, kind: "key" | "policy", id: string): string =>
  `${ofInstance.slice(0, -2)}:${kind}:${id}`;

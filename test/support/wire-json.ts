/** A collection as the service spells it. */
export const collectionOf = (...resources: readonly unknown[]) => ({
  metadata: {
    collectionType: "application/vnd.ibm.kms.key+json",
    collectionTotal: resources.length,
  },
  resources,
});

export const ORDERS = "02fd6835-6001-4482-a892-13bd2085f75d";

/** A key as the service spells it: a root key, active, that needs two people. */
export const wireKey = (more: Readonly<Record<string, unknown>> = {}) => ({
  type: "application/vnd.ibm.kms.key+json",
  id: ORDERS,
  name: "orders",
  aliases: ["orders-alias"],
  state: 1,
  extractable: false,
  crn: `crn:v1:bluemix:public:kms:eu-de:a/a1:7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11:key:${ORDERS}`,
  keyRingID: "default",
  creationDate: "2026-01-02T03:04:05Z",
  lastUpdateDate: "2026-05-12T07:12:00Z",
  dualAuthDelete: { enabled: true, keySetForDeletion: false },
  deleted: false,
  ...more,
});

/** The id of the nth of many keys. */
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A refusal in the service's own envelope (api.md §4.1). */
export const refusalJson = (code: string, errorMsg: string, message = "…") => ({
  metadata: { collectionType: "application/vnd.ibm.kms.error+json", collectionTotal: 1 },
  resources: [
    {
      errorMsg,
      reasons: [
        { code, message, status: 409, moreInfo: "https://cloud.ibm.com/apidocs/key-protect" },
      ],
    },
  ],
});

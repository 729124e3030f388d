import { HttpResponse, http } from "msw";
import { tokenWith } from "./token-with.js";
import { collectionOf, ORDERS, wireKey } from "./wire-json.js";

/** The instance of the service in earnest, by its GUID and its CRN. */
export const REAL_INSTANCE = "7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11";
export const REAL_CRN = `crn:v1:bluemix:public:kms:eu-de:a/a1:${REAL_INSTANCE}::`;
export const HPCS_CRN = REAL_CRN.replace(":kms:", ":hs-crypto:");

/** In earnest: nothing in them is marked as of a rehearsal. */
export const REAL_KEY = "canary-0123456789-real-api-key";
export const REAL_TOKEN = tokenWith({
  iam_id: "IBMid-3100",
  iss: "https://iam.cloud.ibm.com/identity",
  account: { bss: "a1" },
  exp: 4_102_444_800,
});

/** Just enough of IAM, the resource controller and Key Protect to read one key and delete it. */
export function realService({ crn = REAL_CRN, extensions = {}, token = REAL_TOKEN } = {}) {
  let isDeleted = false;
  return [
    http.post("*/identity/token", () =>
      HttpResponse.json({ access_token: token, expires_in: 3_600 }),
    ),
    http.get("*/v2/resource_instances/:id", () =>
      HttpResponse.json({ guid: REAL_INSTANCE, crn, name: "prod", extensions }),
    ),
    http.get("*/api/v2/keys/:id/metadata", () =>
      HttpResponse.json(
        collectionOf(wireKey({ state: isDeleted ? 5 : 1, dualAuthDelete: { enabled: false } })),
      ),
    ),
    http.get("*/api/v2/keys/:id/registrations", () => HttpResponse.json(collectionOf())),
    http.get("*/api/v2/keys/:id/policies", () => HttpResponse.json(collectionOf())),
    http.delete(`*/api/v2/keys/${ORDERS}`, () => {
      isDeleted = true;
      return new HttpResponse(null, { status: 204 });
    }),
  ];
}

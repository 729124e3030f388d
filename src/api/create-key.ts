import type { KeyId } from "../core/key.js";
import type { Operation } from "./operation.js";

/**
 * Makes a root key (api.md §2.9). Only rehearsals make keys; in earnest kp-dual has one job, and that is another.
 * Prefer keeps key material out of the answer.
 */
export const createKey: Operation<{ readonly name: string }, KeyId> = {
  name: "make a key",
  method: "POST",
  path: () => "/api/v2/keys",
  headers: { prefer: "return=minimal" },
  body: ({ name }) => ({
    metadata: { collectionType: "application/vnd.ibm.kms.key+json", collectionTotal: 1 },
    resources: [{ type: "application/vnd.ibm.kms.key+json", name, extractable: false }],
  }),
  aboutKeys: true,
  roles: ["Writer", "Manager"],
  accepts: [201],
  answer: async () => (await import("./created-key-resource.js")).CreatedKey,
};

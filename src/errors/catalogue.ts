import { iam } from "./catalogue/iam.js";
import { own } from "./catalogue/own.js";
import { service } from "./catalogue/service.js";
import type { Explanation } from "./explanation.js";

/** Every failure that kp-dual can name. Codes in capitals are the service's and IAM's own. */
export const catalogue = { ...service, ...iam, ...own } as const satisfies Record<
  string,
  Explanation
>;

export type ErrorCode = keyof typeof catalogue;

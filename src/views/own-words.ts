import { catalogue } from "../errors/catalogue.js";
import type { KpDualError } from "../errors/kp-dual-error.js";

/** What the service said, where no entry of ours stands for its code, or it gave none. */
export const ownWords = ({ facts: { said, reason } }: KpDualError): string | undefined =>
  reason !== undefined && Object.hasOwn(catalogue, reason.trim()) ? undefined : said;

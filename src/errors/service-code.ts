import { iam } from "./catalogue/iam.js";
import { service } from "./catalogue/service.js";
import type { ErrorCode } from "./catalogue.js";

const bare = (code: string) => code.trim().toUpperCase().replace(/_ERR$/, "");

const codes = new Map(
  (Object.keys({ ...service, ...iam }) as (keyof typeof service | keyof typeof iam)[]).map(
    (code) => [bare(code), code],
  ),
);

/** The service's or IAM's code that a text is, in any case, with or without its _ERR and blanks around it. */
export const serviceCode = (text: string): ErrorCode | undefined => codes.get(bare(text));

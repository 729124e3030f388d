import { badRequest } from "./service/bad-request.js";
import { conflict } from "./service/conflict.js";
import { others } from "./service/others.js";
import { refusedOrGone } from "./service/refused.js";

/** The service's refusals by its own codes: every code of api.md §4.2. */
export const service = {
  ...badRequest,
  ...refusedOrGone,
  ...conflict,
  ...others,
} as const;

import type { Role } from "./roles.js";

/** Somebody who may sign in. */
export interface Person {
  readonly name: string;
  readonly apiKey: string;
  readonly iamId: string;
  readonly roles: readonly Role[];
}

import type { Registration } from "../core/registration.js";

/** The first 5,000 resources that a key protects. */
export interface RegistrationPage {
  readonly registrations: readonly Registration[];
  /** How many there are in all; null where the service does not say. */
  readonly total: number | null;
}

import type { Service } from "./instance.js";

/** An instance as a list tells it, by the name under which it is, or could be, saved. */
export interface ListedInstance {
  readonly name: string;
  readonly id: string;
  readonly crn: string | null;
  readonly region: string | null;
  readonly service: Service;
  /** As far as it is known without asking. */
  readonly endpoint: string | null;
  readonly saved: boolean;
  /** What its owners call it; null where that is not known. */
  readonly called: string | null;
}

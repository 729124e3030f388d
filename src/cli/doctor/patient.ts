import type { Person } from "../../core/person.js";
import type { SavedInstances } from "../config/saved-instances.js";
import type { Connection } from "../connection.js";
import type { Environment } from "../environment.js";
import type { Surroundings } from "../surroundings.js";
import type { ClockReading } from "./clock.js";
import type { Visit } from "./visit.js";

/** Somebody who is signed in, with the token that proves it. */
export interface Identity {
  readonly connection: Connection;
  readonly person: Person;
  /** What was remarked on the way, such as a file that others can read. */
  readonly remarks: readonly string[];
}

/** All that `doctor` looks at. What asks the network does so once, however many checks want to know. */
export interface Patient
  extends Pick<Surroundings, "clock" | "lives" | "nodeVersion" | "owner" | "variables"> {
  readonly environment: Environment;
  /** The names of our variables that say something, secrets too. */
  readonly namesSet: readonly string[];
  /** Where IAM is; throws a KpDualError where the environment names none that is allowed. */
  readonly iam: () => string;
  readonly saved: () => Promise<SavedInstances>;
  /** Signs in; throws a KpDualError. */
  readonly identity: () => Promise<Identity>;
  /** Every instance that was named, else every saved one, each asked once. It throws nothing. */
  readonly visits: () => Promise<readonly Visit[]>;
  /** The last Date header that came, and this machine's clock at that moment; null before one came. */
  readonly reading: () => ClockReading | null;
}

import type { DeletionRequest } from "./deletion-request.js";
import type { Instance } from "./instance.js";
import type { Person } from "./person.js";
import type { ChangeName } from "./report.js";
import type { KeySnapshot, PolicySnapshot } from "./snapshot.js";

/** What a person must see before agreeing, from a fresh read. */
export interface Question {
  readonly action: ChangeName;
  /** Mild: y or N. Severe: the key's name, or the number of keys, is typed. */
  readonly danger: "mild" | "severe";
  /** The service's own force: delete although resources are registered. */
  readonly force: boolean;
  readonly instance: Instance;
  readonly by: Person;
  readonly asked:
    | {
        readonly kind: "keys";
        /** The keys that will be changed if the answer is yes. */
        readonly seen: readonly KeySnapshot[];
        /** How many distinct keys were named, those too that need or allow no change. */
        readonly named: number;
        /** What somebody asked for in a file: claims, to be told as such. */
        readonly request?: DeletionRequest;
      }
    | { readonly kind: "policy"; readonly seen: PolicySnapshot };
}

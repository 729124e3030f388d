import { type Refused, refused } from "./machine.js";
import { invalidField, requestRefusals } from "./request-refusals.js";
import { isUuid } from "./uuid.js";
import type { EmulatedInstance } from "./world.js";

/** Words that an alias cannot be (api.md §2.11). */
const RESERVED = new Set(
  "allowed_ip key keys metadata policy policies registration registrations ring rings rotate wrap unwrap rewrap version versions".split(
    " ",
  ),
);

/** How many aliases a key can have. */
export const MOST_ALIASES = 5;

const wellFormed = (alias: string): boolean =>
  /^[\w-]{2,90}$/.test(alias) && !isUuid(alias) && !RESERVED.has(alias);

/** Why a key of the instance cannot get an alias; null where it can. */
export function aliasRefusal(alias: string, { keys }: EmulatedInstance, at: Date): Refused | null {
  if (!wellFormed(alias))
    return refused(
      invalidField("alias", "2 to 90 letters, digits, - or _, neither a UUID nor a reserved word"),
    );
  return keys.current(alias, at) ? refused(requestRefusals.aliasTaken) : null;
}

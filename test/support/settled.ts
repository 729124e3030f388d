import type { Change } from "../../src/change/change.js";
import type { Key } from "../../src/core/key.js";
import type { Registration } from "../../src/core/registration.js";
import { BOB, ORDERS, seen } from "../views/models.js";

/** What two looks at the same moment prove about a change that Bob made. */
export const settled = ({ settle }: Change, before: Key, after: Key | "gone") =>
  settle(seen(before), after === "gone" ? after : seen(after), BOB);

/** What would be sent after a look. */
export function requestOf(
  { operation }: Change,
  registrations: readonly Registration[] | "unknown",
  key: Key,
) {
  const { method, path } = operation(seen(key, { registrations }));
  return `${method} ${path({ key: ORDERS })}`;
}

export const checksOf = ({ checks }: Change): readonly string[] => checks.map(({ name }) => name);

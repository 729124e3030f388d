import type { Call, Handler } from "./call.js";
import type { EmulatedKey } from "./emulated-key.js";
import { collection } from "./envelope.js";
import { keyOnWire } from "./key-on-wire.js";
import { type Order, orderOf } from "./key-order.js";
import { fits, type Search, searchOf } from "./key-search.js";
import { type Refused, refused } from "./machine.js";
import { flagOf, type Page, pageOf, pageWithin } from "./page.js";
import { invalidQuery, notEmulated, requestRefusals } from "./request-refusals.js";

/** How many keys `search` looks through. */
const BROADEST = 5000;

interface Choice {
  readonly states: readonly number[];
  readonly extractable: boolean | undefined;
}

/** Left out, destroyed keys are not told (api.md §2.8). */
function choiceOf(query: URLSearchParams): Choice | Refused {
  const states = query.get("state") ?? "0,1,2,3";
  if (!/^[01235](?:,[01235])*$/.test(states))
    return refused(invalidQuery("state", "a list of 0, 1, 2, 3 and 5, with commas and no spaces"));
  if (query.has("filter")) return refused(notEmulated("the filter of a list"));
  const extractable = flagOf(query, "extractable");
  if (typeof extractable === "object") return extractable;
  return { states: states.split(",").map(Number), extractable };
}

function chosen({ instance, request, at }: Call, { states, extractable }: Choice): EmulatedKey[] {
  const ring = request.headers["x-kms-key-ring"];
  const keys: EmulatedKey[] = [];
  for (const key of instance.keys.list(at))
    if (
      states.includes(key.state) &&
      (extractable === undefined || key.extractable === extractable) &&
      (ring === undefined || key.keyRing === ring)
    )
      keys.push(key);
  return keys;
}

const knownRing = ({ instance, request }: Call): Refused | null => {
  const ring = request.headers["x-kms-key-ring"];
  return ring === undefined || instance.rings.has(ring) ? null : refused(requestRefusals.noRing);
};

function searched(keys: readonly EmulatedKey[], search: Search | null) {
  if (!search) return { keys };
  if (keys.length > BROADEST) return refused(requestRefusals.tooBroad);
  return { keys: keys.filter((key) => fits(key, search)) };
}

/** GET /keys: one page of the keys that were asked for. It tells no total; HEAD does. */
export const listKeys: Handler = (call) => {
  const { query } = call.request;
  const page = pageOf(query);
  if ("refusal" in page) return page;
  const order = orderOf(query.get("sort") ?? "id");
  if ("refusal" in order) return order;
  const choice = choiceOf(query);
  if ("refusal" in choice) return choice;
  return knownRing(call) ?? answered(call, chosen(call, choice), order, page);
};

function answered(call: Call, all: readonly EmulatedKey[], { sorted }: Order, page: Page) {
  const { at, world } = call;
  const text = call.request.query.get("search");
  const search = text ? searchOf(text) : null;
  const found = searched(all, search);
  if ("refusal" in found) return found;
  const items = pageWithin(sorted(found.keys), page).map((key) => {
    const item = keyOnWire(key, at, world.quirks);
    return world.quirks.listOmitsDualAuth ? { ...item, dualAuthDelete: undefined } : item;
  });
  const body = collection("key", items, search ? { searchQuery: search } : {});
  return { status: 200, body };
}

/** HEAD /keys: how many there are, in a header. */
export const countKeys: Handler = (call) => {
  const choice = choiceOf(call.request.query);
  if ("refusal" in choice) return choice;
  const total = chosen(call, choice).length;
  return knownRing(call) ?? { status: 200, headers: { "key-total": String(total) } };
};

import { bearer } from "./bearer.js";
import type { Answer, Request, Served } from "./call.js";
import { ACCOUNT } from "./crn.js";
import { derivedUuid } from "./derived-uuid.js";
import type { EmulatedInstance, World } from "./world.js";

const LIST = "/v2/resource_instances";
/** What instances of Key Protect have in common in the catalogue. */
const PLAN = { type: "service_instance", sub_type: "kms", state: "active" } as const;

/** The emulator is the endpoint of all its instances; the caller knows it by the Host that it asked. */
function instanceOnWire({ id, name, region, crn }: EmulatedInstance, host: string) {
  const endpoint = `http://${host}`;
  return {
    ...{ guid: id, id: crn, crn, name, region_id: region, account_id: ACCOUNT, ...PLAN },
    resource_group_id: derivedUuid("resource group").replaceAll("-", ""),
    url: `${LIST}/${encodeURIComponent(crn)}`,
    extensions: { endpoints: { public: endpoint, private: endpoint } },
  };
}

type Row = ReturnType<typeof instanceOnWire>;

const FILTERS = ["type", "name", "guid", "state", "resource_group_id"] as const;

const wanted = (row: Row, query: URLSearchParams): boolean =>
  FILTERS.every((field) => !query.has(field) || query.get(field) === row[field]);

/** How failures of the resource controller read is not known here; only their statuses matter. */
const failure = (status: number, message: string): Answer => ({
  status,
  body: { message, status_code: status },
});

function listed(rows: readonly Row[], query: URLSearchParams): Answer {
  const limit = Number(query.get("limit") ?? 100);
  const start = Number(query.get("start") ?? 0);
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= 100 && Number.isInteger(start)))
    return failure(400, "limit must be 1 to 100");
  const fitting = rows.filter((row) => wanted(row, query));
  const resources = fitting.slice(start, start + limit);
  const next = new URLSearchParams(query);
  next.set("start", String(start + limit));
  const next_url = start + limit < fitting.length ? `${LIST}?${next}` : null;
  return { status: 200, body: { rows_count: resources.length, next_url, resources } };
}

function found(rows: readonly Row[], id: string): Answer {
  const one = rows.find(({ guid, crn }) => guid === id || crn === id);
  return one ? { status: 200, body: one } : failure(404, "There is no such instance");
}

/** Answers for the resource controller (api.md §5.5): the list, or one by its GUID or CRN. */
export function resourceController(request: Request, world: World, id?: string): Served {
  const caller = bearer(request.headers["authorization"], world.people, world.clock.now());
  if ("refusal" in caller)
    return { answer: failure(401, "The token is not a valid one"), by: null };
  const host = request.headers["host"] ?? "";
  const rows = Array.from(world.instances.values(), (instance) => instanceOnWire(instance, host));
  const answer = id === undefined ? listed(rows, request.query) : found(rows, id);
  return { answer, by: caller.person.name };
}

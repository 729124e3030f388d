import { type Call, type Handler, reading } from "./call.js";
import type { EmulatedKey } from "./emulated-key.js";
import { collection } from "./envelope.js";
import { counted, flagOf, pageOf, pageWithin } from "./page.js";
import { registrationOnWire } from "./registration-on-wire.js";

/** Whether a CRN is what the query asks for; `*` in it stands for anything. */
const likeCrn = (query: string | null) => {
  const parts = (query ?? "*")
    .split("*")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const form = new RegExp(`^${parts.join(".*")}$`);
  return (crn: string) => form.test(crn);
};

/** Registrations of these keys (api.md §2.10). */
function listed({ request: { query } }: Call, keys: Iterable<EmulatedKey>) {
  const page = pageOf(query);
  if ("refusal" in page) return page;
  const retained = flagOf(query, "preventKeyDeletion");
  if (typeof retained === "object") return retained;
  const like = likeCrn(query.get("urlEncodedResourceCRNQuery"));
  const all = Array.from(keys).flatMap((key) =>
    key.registrations
      .filter(({ resourceCrn }) => like(resourceCrn))
      .filter((one) => retained === undefined || one.preventKeyDeletion === retained)
      .map((one) => registrationOnWire(key, one)),
  );
  const more = counted(query, all.length);
  return { status: 200, body: collection("registration", pageWithin(all, page), more) };
}

/** GET /keys/{id}/registrations. */
export const keyRegistrations: Handler = reading((call, key) => listed(call, [key]));

/** GET /keys/registrations: of all keys, or of those in the ring that was named. */
export const allRegistrations: Handler = (call) => {
  const ring = call.request.headers["x-kms-key-ring"];
  const keys = Array.from(call.instance.keys.list(call.at));
  return listed(
    call,
    keys.filter(({ keyRing }) => ring === undefined || keyRing === ring),
  );
};

import type { Handler } from "./call.js";
import { collection } from "./envelope.js";
import { type Refused, refused } from "./machine.js";
import { stated, wholeSeconds } from "./moment.js";
import { counted, pageOf, pageWithin } from "./page.js";
import { invalidField, requestRefusals } from "./request-refusals.js";
import type { EmulatedInstance } from "./world.js";

/** GET /key_rings: a hundred unless told otherwise (api.md §2.11). */
export const listRings: Handler = ({ instance, request }) => {
  const page = pageOf(request.query, 100);
  if ("refusal" in page) return page;
  const rings = Array.from(instance.rings, ([id, made]) =>
    made ? { id, creationDate: stated(made.at), createdBy: made.by } : { id },
  );
  const more = counted(request.query, rings.length);
  return { status: 200, body: collection("key_ring", pageWithin(rings, page), more) };
};

/** POST /key_rings/{id}: 201 and no body. */
export const createRing: Handler = ({ instance, params, person, at }) => {
  const id = params["ring"] ?? "";
  if (!/^[\w-]{2,100}$/.test(id))
    return refused(invalidField("key_ring_id", "2 to 100 letters, digits, - or _"));
  if (instance.rings.has(id)) return refused(requestRefusals.ringTaken);
  instance.rings.set(id, { by: person.iamId, at: wholeSeconds(at) });
  return { status: 201, change: { action: "createRing", key: null } };
};

function ringRefusal(
  id: string,
  instance: EmulatedInstance,
  at: Date,
  force: boolean,
): Refused | null {
  if (id === "default") return refused(requestRefusals.ringInUse);
  if (!instance.rings.has(id)) return refused(requestRefusals.noRing);
  const held = Array.from(instance.keys.all(at)).filter(({ keyRing }) => keyRing === id);
  if (held.some(({ state }) => state !== 5)) return refused(requestRefusals.ringInUse);
  return held.length > 0 && !force ? refused(requestRefusals.ringNotEmpty) : null;
}

/** DELETE /key_rings/{id}: with force, its destroyed keys go to the default ring. */
export const deleteRing: Handler = ({ instance, params, request, at }) => {
  const id = params["ring"] ?? "";
  const no = ringRefusal(id, instance, at, request.query.get("force") === "true");
  if (no) return no;
  for (const key of Array.from(instance.keys.all(at)))
    if (key.keyRing === id) instance.keys.write(key.id, { ...key, keyRing: "default" });
  instance.rings.delete(id);
  return { status: 204, change: { action: "deleteRing", key: null } };
};

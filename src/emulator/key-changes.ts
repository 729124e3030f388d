import { type Answer, type Call, changing, type Handler } from "./call.js";
import type { EmulatedKey } from "./emulated-key.js";
import { collection } from "./envelope.js";
import { keyOnWire } from "./key-on-wire.js";
import { decide, type KeyAction } from "./machine.js";
import { preference } from "./preference.js";

type Reply = (call: Call, key: EmulatedKey) => Answer;

const whole = ({ at, world }: Call, key: EmulatedKey) => keyOnWire(key, at, world.quirks);

const empty: Reply = () => ({ status: 204 });

/** Documented for a standard key: what was deleted comes back with its material (api.md §1.4). */
const deleted: Reply = (call, key) => {
  const wanted = preference(call);
  const { deleteStatus } = call.world.quirks;
  const whether = wanted === "representation" || (wanted === null && deleteStatus === 200);
  if (!whether) return { status: deleteStatus };
  const resource = { ...whole(call, key), payload: key.payload ?? undefined };
  return { status: 200, body: collection("key", [resource]) };
};

const purged: Reply = (call, key) =>
  preference(call) === "minimal"
    ? { status: 200 }
    : { status: 200, body: collection("key", [whole(call, key)]) };

const restored: Reply = (call, key) => {
  const resource = preference(call) === "minimal" ? { id: key.id } : whole(call, key);
  return { status: 201, body: collection("key", [resource]) };
};

/** What the rules say is done, and then told in this way. */
const change = (action: KeyAction, reply: Reply): Handler =>
  changing((call, key) => {
    const { instance, person, at, request, world } = call;
    const force = request.query.get("force") === "true";
    const ruling = decide(action, key, person, at, { force, quirks: world.quirks });
    if ("refusal" in ruling) return ruling;
    const answer = reply(call, ruling.key ?? key);
    if (ruling.key === key) return answer;
    instance.keys.write(key.id, ruling.key);
    return { ...answer, change: { action, key: key.id } };
  });

/** What changes the state or the approval of one key (api.md §2.3 to §2.6, §2.11). */
export const keyChanges: Readonly<Record<KeyAction, Handler>> = {
  setKeyForDeletion: change("setKeyForDeletion", empty),
  unsetKeyForDeletion: change("unsetKeyForDeletion", empty),
  disable: change("disable", empty),
  enable: change("enable", empty),
  delete: change("delete", deleted),
  restore: change("restore", restored),
  purge: change("purge", purged),
};

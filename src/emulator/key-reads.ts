import { type Call, type Handler, reading } from "./call.js";
import type { EmulatedKey } from "./emulated-key.js";
import { collection } from "./envelope.js";
import { keyOnWire } from "./key-on-wire.js";

const shown = ({ at, world }: Call, key: EmulatedKey, more: object = {}) => ({
  status: 200,
  body: collection("key", [{ ...keyOnWire(key, at, world.quirks), ...more }]),
});

/** GET /keys/{id}/metadata: never the material. */
export const readMetadata: Handler = reading((call, key) => shown(call, key));

/** GET /keys/{id}: with the material of a standard key, until it is destroyed (api.md §2.7). */
export const readKey: Handler = reading((call, key) =>
  shown(call, key, key.payload && key.state !== 5 ? { payload: key.payload } : {}),
);

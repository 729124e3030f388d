import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import { toldKeys } from "../../src/api/told-keys.js";
import { keysFrom } from "../support/a-key.js";

it("looks at eight keys at once, and at no more", async () => {
  const keys = keysFrom(0, 50).map((key) => ({ ...key, dualAuth: "unknown" as const }));
  const known = new Map(keys.map((key) => [key.id, { ...key, dualAuth: true }]));
  let busy = 0;
  let busiest = 0;
  const read: Api["read"] = async (_operation, input) => {
    busy += 1;
    busiest = Math.max(busiest, busy);
    await turn();
    busy -= 1;
    const { key } = input as { readonly key: (typeof keys)[number]["id"] };
    return { value: known.get(key) as never, serverNow: new Date(0), correlationId: "c-1" };
  };

  const told = await toldKeys(keys, { read });

  expect(told).toEqual([...known.values()]);
  expect(busiest).toBe(8);
});

import { describe, expect, it } from "vitest";
import type { Alias } from "../../src/api/alias.js";
import { keyPath, metadataPath } from "../../src/api/key-path.js";
import type { KeyId } from "../../src/core/key.js";
import { ORDERS } from "../support/wire-json.js";

const bad = (key: string) =>
  expect.objectContaining({ code: "bad-key", exit: 2, facts: { values: { key } } });

describe("the path of a key", () => {
  it("is that of its id", () => {
    expect(keyPath({ key: ORDERS as KeyId })).toBe(`/api/v2/keys/${ORDERS}`);
    expect(metadataPath({ key: ORDERS as KeyId })).toBe(`/api/v2/keys/${ORDERS}/metadata`);
  });

  it("is an alias's only where a key is looked at", () => {
    expect(metadataPath({ key: "orders" as Alias })).toBe("/api/v2/keys/orders/metadata");
    expect(() => keyPath({ key: "orders" as KeyId })).toThrow(bad("orders"));
  });

  it.each(["..", "", `${ORDERS}/purge`, `${ORDERS}?force=true`])("is none for %j", (key) => {
    expect(() => keyPath({ key: key as KeyId })).toThrow(bad(key));
    expect(() => metadataPath({ key: key as KeyId })).toThrow(bad(key));
  });
});

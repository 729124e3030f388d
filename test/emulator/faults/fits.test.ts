import { describe, expect, it } from "vitest";
import { fits } from "../../../src/emulator/faults/fits.js";
import { ORDERS } from "../seeds.js";
import { asked } from "./asked.js";

const KEY = `/api/v2/keys/${ORDERS}`;

describe("fits", () => {
  it.each([
    [{}, true],
    [{ method: "DELETE" }, true],
    [{ method: "GET" }, false],
    [{ by: "bob" }, true],
    [{ by: "ann" }, false],
    [{ key: ORDERS }, true],
    [{ key: ORDERS.toUpperCase() }, true],
    [{ key: ORDERS.slice(0, -1) }, false],
    [{ method: "DELETE", key: ORDERS, by: "bob", path: "/api/v2/keys/*" }, true],
    [{ method: "DELETE", key: ORDERS, by: "ann", path: "/api/v2/keys/*" }, false],
  ])("all that is given must fit: %j, %s", (match, fitting) => {
    expect(fits(match, asked(`DELETE ${KEY}?force=true`))).toBe(fitting);
  });

  it.each([
    ["/api/v2/keys", "/api/v2/keys", true],
    ["/api/v2/keys", "/api/v2/keys?limit=1", true],
    ["/api/v2/keys", KEY, false],
    ["/api/v2/keys/*", KEY, true],
    ["/api/v2/keys/*", `${KEY}?action=restore`, true],
    ["/api/v2/keys/*", `${KEY}/purge`, false],
    ["/api/v2/keys/*", "/api/v2/keys", false],
    ["/api/v2/keys/*/purge", `${KEY}/purge`, true],
    ["/api/v2/keys/*/purge", `${KEY}/restore`, false],
    ["/api/v2/keys/**", KEY, true],
    ["/api/v2/keys/**", `${KEY}/actions/restore`, true],
    ["/api/v2/keys/**", "/api/v2/keys", false],
    ["/api/v2/keys/**", "/api/v2/keys_with_policy_overrides/x", false],
    ["/*/*/keys", "/api/v2/keys", true],
    ["/**", "/identity/token", true],
    ["/", "/identity/token", false],
  ])("a path is compared part by part: %s, %s, %s", (path, url, fitting) => {
    expect(fits({ path }, asked(`GET ${url}`))).toBe(fitting);
  });

  it.each([
    [KEY, ORDERS, true],
    [`${KEY}/actions/setKeyForDeletion`, ORDERS, true],
    [`${KEY.toUpperCase().replace("/API/V2/KEYS", "/api/v2/keys")}/metadata`, ORDERS, true],
    ["/api/v2/keys/orders/metadata", "orders", true],
    ["/api/v2/keys/orders/metadata", ORDERS, false],
    [`/api/v2/key_rings/${ORDERS}`, ORDERS, false],
    [`/api/v2/keys?search=${ORDERS}`, ORDERS, false],
    [`/x${KEY}`, ORDERS, false],
  ])("a key is the one that the path names: %s, %s, %s", (url, key, fitting) => {
    expect(fits({ key }, asked(`GET ${url}`))).toBe(fitting);
  });
});

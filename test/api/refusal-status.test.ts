import { expect, it } from "vitest";
import { refusalStatus } from "../../src/api/refusal-status.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

it.each([
  { error: new KpDualError("key-not-found", { status: 404 }), status: 404 },
  { error: new KpDualError("proxy-answered", { status: 404 }), status: undefined },
  { error: new KpDualError("connection-refused"), status: undefined },
  { error: new TypeError("a bug"), status: undefined },
  { error: { facts: { status: 404 } }, status: undefined },
])("refusalStatus of $error is $status", ({ error, status }) => {
  expect(refusalStatus(error)).toBe(status);
});

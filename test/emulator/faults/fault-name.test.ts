import { expect, it } from "vitest";
import { parseFaults } from "../../../src/emulator/faults/fault.js";
import { faultName } from "../../../src/emulator/faults/fault-name.js";

it.each([
  [{ at: "after-commit", do: "reset" }, "after-commit reset"],
  [{ at: "late-commit", lateMs: 1, do: "stall" }, "late-commit stall"],
  [{ at: "in-body", do: { status: 503 } }, "in-body status 503"],
  [{ at: "before-commit", do: { headers: {}, body: "" } }, "before-commit headers body"],
  [{ limit: { perSecond: 1 } }, "limit"],
])("calls %j %j", (fault, name) => {
  expect(parseFaults([fault]).map(faultName)).toEqual([name]);
});

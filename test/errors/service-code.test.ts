import { expect, it } from "vitest";
import { iam } from "../../src/errors/catalogue/iam.js";
import { service } from "../../src/errors/catalogue/service.js";
import { serviceCode } from "../../src/errors/service-code.js";

const codes = Object.keys({ ...service, ...iam });

it.each(codes)("knows %s, and no other code by that name without _ERR", (code) => {
  expect(serviceCode(code)).toBe(code);
  expect(serviceCode(` ${code.replace(/_ERR$/, "").toLowerCase()}\t`)).toBe(code);
});

it.each([
  "",
  "_ERR",
  "ERR",
  "declined",
  "same-person",
  "KEY DELETED ERR",
  "valueOf",
  "KEY_ERR_DELETED",
])("does not know %j", (text) => {
  expect(serviceCode(text)).toBeUndefined();
});

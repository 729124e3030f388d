import { expect, it } from "vitest";
import { fill } from "../../src/errors/fill.js";

it("puts values into their places, each as often as it is named", () => {
  expect(fill("{key} in {instance}: {key}", { key: "02fd", instance: "prod-eu" })).toBe(
    "02fd in prod-eu: 02fd",
  );
});

it("shows a place without a value like a manual does", () => {
  expect(fill("kp-dual key show {key} {at}", { key: "02fd" })).toBe("kp-dual key show 02fd <at>");
});

it("takes values as they are, whatever they look like", () => {
  expect(fill("{key}", { key: "$& {at} $1" })).toBe("$& {at} $1");
});

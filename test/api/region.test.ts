import { describe, expect, it } from "vitest";
import { isRegion } from "../../src/api/region.js";

describe("isRegion", () => {
  it.each(["us-south", "us-east", "eu-gb", "eu-de", "br-sao", "in-mum", "eu-fr2", "zz-new"])(
    "takes %s, known or not",
    (text) => {
      expect(isRegion(text)).toBe(true);
    },
  );

  it.each([
    "",
    "eu",
    "eu-",
    "eu-d",
    "EU-DE",
    "eu-de.evil.org/",
    "eu-de\n",
    " eu-de",
    "us-southern",
    "u-south",
    "us-south-1",
  ])("refuses %j", (text) => {
    expect(isRegion(text)).toBe(false);
  });
});

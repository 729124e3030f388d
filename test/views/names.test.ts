import { describe, expect, it } from "vitest";
import { instanceName, personName } from "../../src/views/names.js";
import { BOB, INSTANCE } from "./models.js";

const ID = INSTANCE.id;

/** What a name is told as, before the id. */
const NAMES = [
  ["prod-eu", "prod-eu"],
  ["prod (eu", '"prod (eu"'],
  ["prod eu)", '"prod eu)"'],
  ['prod "eu', '"prod <U+0022>eu"'],
  ["prod (00000000-0000-4000-8000-000000000000)", '"prod (00000000-0000-4000-8000-000000000000)"'],
] as const;

describe("a name before an id", () => {
  it.each(NAMES)("of an instance, %j, can't pass for the id", (name, told) => {
    expect(instanceName({ ...INSTANCE, name })).toBe(`${told} (${ID})`);
  });

  it.each(NAMES)("of a person, %j, can't pass for the id", (name, told) => {
    for (const email of [name, null])
      expect(personName({ ...BOB, email, name })).toBe(`${told} (${BOB.iamId})`);
  });

  it("that is not known is left out", () => {
    expect(instanceName({ ...INSTANCE, name: null })).toBe(ID);
    expect(personName({ ...BOB, email: null, name: null })).toBe(BOB.iamId);
  });
});

import { describe, expect, it } from "vitest";
import {
  autoPurgeOn,
  after as moved,
  purgeFrom,
  restoreFrom,
  restoreUntil,
  WINDOW,
} from "../../src/core/windows.js";
import { aKey } from "../views/models.js";

const DELETED = new Date("2021-04-20T18:15:24Z");
const THEIRS = new Date("2021-06-01T00:00:00Z");

describe("the windows of a deleted key", () => {
  it("are those that were captured from the service", () => {
    const key = aKey({ deletedAt: DELETED });

    expect(restoreFrom(key)).toEqual(new Date("2021-04-20T18:15:54Z"));
    expect(purgeFrom(key)).toEqual(new Date("2021-04-20T22:15:24Z"));
    expect(restoreUntil(key)).toEqual(new Date("2021-05-20T18:15:24Z"));
    expect(autoPurgeOn(key)).toEqual(new Date("2021-07-19T18:15:24Z"));
  });

  it("follow the service's word where it tells them", () => {
    const told = { purgeFrom: THEIRS, restoreUntil: THEIRS, autoPurgeOn: THEIRS };
    const key = aKey({ deletedAt: DELETED, ...told });

    expect([purgeFrom(key), restoreUntil(key), autoPurgeOn(key)]).toEqual([THEIRS, THEIRS, THEIRS]);
  });

  it("need no deletion date where the service tells them", () => {
    expect(purgeFrom(aKey({ purgeFrom: THEIRS }))).toEqual(THEIRS);
    expect(restoreUntil(aKey({ restoreUntil: THEIRS }))).toEqual(THEIRS);
    expect(autoPurgeOn(aKey({ autoPurgeOn: THEIRS }))).toEqual(THEIRS);
  });

  it.each([restoreFrom, purgeFrom, restoreUntil, autoPurgeOn])(
    "%o is null without any date",
    (window) => {
      expect(window(aKey())).toBeNull();
    },
  );
});

describe("after", () => {
  it("moves by milliseconds, back too, and leaves the moment as it was", () => {
    expect(moved(DELETED, WINDOW.approval)).toEqual(new Date("2021-04-27T18:15:24Z"));
    expect(moved(DELETED, -1)).toEqual(new Date("2021-04-20T18:15:23.999Z"));
    expect(DELETED).toEqual(new Date("2021-04-20T18:15:24Z"));
  });
});

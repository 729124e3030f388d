import { describe, expect, it } from "vitest";
import { stateFolder } from "../../../src/cli/journal/state-folder.js";

describe("the folder of state", () => {
  it.each([
    ["/xdg", "/xdg/kp-dual"],
    [" /xdg ", "/xdg/kp-dual"],
    ["", "/home/bob/.local/state/kp-dual"],
    [undefined, "/home/bob/.local/state/kp-dual"],
    ["here", "/home/bob/.local/state/kp-dual"],
    [".", "/home/bob/.local/state/kp-dual"],
  ])("with %j is %s", (named, folder) => {
    expect(stateFolder({ HOME: "/home/bob", XDG_STATE_HOME: named })).toBe(folder);
  });
});

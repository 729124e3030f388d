import { describe, expect, it } from "vitest";
import { configFolder } from "../../../src/cli/config/config-folder.js";

describe("the folder of configuration", () => {
  it.each([
    ["/xdg", "/xdg/kp-dual"],
    [" /xdg ", "/xdg/kp-dual"],
    ["", "/home/bob/.config/kp-dual"],
    [undefined, "/home/bob/.config/kp-dual"],
    ["here", "/home/bob/.config/kp-dual"],
    [".", "/home/bob/.config/kp-dual"],
  ])("with %j is %s", (named, folder) => {
    expect(configFolder({ HOME: "/home/bob", XDG_CONFIG_HOME: named })).toBe(folder);
  });
});

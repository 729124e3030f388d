import { describe, expect, it } from "vitest";
import { environmentOf } from "../../src/cli/environment.js";

describe("environmentOf", () => {
  it("takes blanks off, and an empty variable for none", () => {
    expect(environmentOf({ KP_INSTANCE_ID: " i-1\n", CI: "  ", HOME: "" })).toMatchObject({
      KP_INSTANCE_ID: "i-1",
      CI: null,
      HOME: null,
      IBMCLOUD_API_KEY: null,
    });
  });

  it("takes the secrets and Node's switch against certificates out, and leaves the rest", () => {
    const variables = {
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
      IBMCLOUD_API_KEY: "k",
      IBMCLOUD_IAM_TOKEN: "t",
      IBMCLOUD_CR_TOKEN: "c",
      KP_DUAL_TOKEN_COMMAND: "echo t",
      HOME: "/h",
    };

    const environment = environmentOf(variables);

    expect(environment).toMatchObject({
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
      IBMCLOUD_API_KEY: "k",
      IBMCLOUD_IAM_TOKEN: "t",
      IBMCLOUD_CR_TOKEN: "c",
      KP_DUAL_TOKEN_COMMAND: "echo t",
    });
    expect(variables).toEqual({ HOME: "/h" });
  });

  it.each([
    ["0.01", 0.01],
    ["1", 1],
    [" 0.5 ", 0.5],
    ["", 1],
    ["0", 1],
    ["-1", 1],
    ["1.01", 1],
    ["fast", 1],
    ["Infinity", 1],
  ])("reads the pace %j as %d: waits are never made longer", (text, pace) => {
    expect(environmentOf({ KP_DUAL_REHEARSAL_PACE: text }).KP_DUAL_REHEARSAL_PACE).toBe(pace);
  });
});

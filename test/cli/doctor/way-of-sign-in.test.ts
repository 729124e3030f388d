import { describe, expect, it } from "vitest";
import { wayOfSignIn } from "../../../src/cli/doctor/way-of-sign-in.js";
import { environmentOf } from "../../../src/cli/environment.js";

describe("wayOfSignIn", () => {
  it("is the first that is there, by its name", () => {
    const both = { IBMCLOUD_API_KEY: "a-key", IBMCLOUD_IAM_TOKEN: "a-token" };
    const token = { IBMCLOUD_IAM_TOKEN: "a-token" };
    const way = (apiKeyFile: string | undefined, variables: Record<string, string>) =>
      wayOfSignIn({ input: true, apiKeyFile }, environmentOf({ ...variables }));

    expect(way("-", both)).toBe("--api-key-file");
    expect(way(undefined, both)).toBe("IBMCLOUD_API_KEY");
    expect(way(undefined, token)).toBe("IBMCLOUD_IAM_TOKEN");
    expect(way(undefined, {})).toBeNull();
  });
});

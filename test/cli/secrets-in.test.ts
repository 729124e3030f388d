import { describe, expect, it } from "vitest";
import { secretsIn } from "../../src/cli/secrets-in.js";

describe("secretsIn", () => {
  it("knows every credential, whichever will be used", () => {
    const secrets = secretsIn({
      ...{ IBMCLOUD_API_KEY: " k\n", IBMCLOUD_IAM_TOKEN: "Bearer t", IBMCLOUD_CR_TOKEN: "c" },
      HOME: "/h",
    });

    expect(secrets).toEqual(["k", "t", "c"]);
  });

  it.each([
    ["http://ann:hunter2@proxy:3128", ["hunter2", "hunter2"]],
    ["ann:hunter2@proxy:3128", ["hunter2", "hunter2"]],
    [" http://:hunter2@proxy ", ["hunter2", "hunter2"]],
    ["http://ann:h%C3%B6r%40me@proxy", ["h%C3%B6r%40me", "hör@me"]],
    ["http://ann:100%@proxy", ["100%", "100%"]],
    ["http://ann:a@b:c/d@no proxy at all", ["a@b:c/d", "a@b:c/d"]],
    ["http://ann@proxy:3128", []],
    ["http://ann:@proxy:3128", []],
    ["http://proxy:3128", []],
    ["proxy:3128", []],
    ["", []],
  ])("knows the password in the proxy %j", (address, told) => {
    for (const name of ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"])
      expect(secretsIn({ [name]: address })).toEqual(told);
  });

  it("takes the key of a rehearsal for none, nor the name of a file", () => {
    expect(
      secretsIn({ IBMCLOUD_API_KEY: "rehearsal-ann", IBMCLOUD_CR_TOKEN: "@/var/run/token" }),
    ).toEqual([]);
  });
});

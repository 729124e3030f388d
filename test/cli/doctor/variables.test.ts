import { describe, expect, it } from "vitest";
import { variables } from "../../../src/cli/doctor/variables.js";
import { environmentOf } from "../../../src/cli/environment.js";
import { EXIT } from "../../../src/errors/exit-codes.js";

const looked = (given: Readonly<Record<string, string>>) =>
  variables({ environment: environmentOf({ ...given }), namesSet: Object.keys(given) });

describe("variables", () => {
  it("tells names and never values", async () => {
    const [all] = await looked({ IBMCLOUD_API_KEY: "hunter2hunter2" });

    expect(all).toMatchObject({ verdict: "ok", detail: "IBMCLOUD_API_KEY: set", do: [] });
  });

  it("says so where nothing is set", async () => {
    expect(await looked({})).toMatchObject([{ detail: "nothing for kp-dual is set" }]);
  });

  it.each(["KP_TARGET_ADDR", "KP_PRIVATE_ADDR", "IBMCLOUD_IAM_API_ENDPOINT"])(
    "refuses another host in %s, by its name",
    async (name) => {
      expect(await looked({ [name]: "https://kms.example.com" })).toMatchObject([
        { verdict: "ok" },
        { verdict: "no", exit: EXIT.usage, detail: expect.stringMatching(`^${name}: `) },
      ]);
      expect(await looked({ [name]: "https://eu-de.kms.cloud.ibm.com" })).toHaveLength(1);
    },
  );

  it("advises where two addresses contradict each other, and only there", async () => {
    const one = "https://eu-de.kms.cloud.ibm.com";
    const both = { KP_TARGET_ADDR: one, KP_PRIVATE_ADDR: `https://private.${one.slice(8)}` };

    expect(await looked(both)).toMatchObject([
      {},
      { verdict: "ok", do: [expect.stringContaining("unset KP_PRIVATE_ADDR")] },
    ]);
    expect(await looked({ ...both, KP_PRIVATE_ADDR: one })).toHaveLength(1);
  });

  it("says that a rehearsal takes everything, and looks at no other address then", async () => {
    const given = { KP_DUAL_REHEARSAL: "http://127.0.0.1:4123", KP_TARGET_ADDR: "nonsense" };

    expect(await looked(given)).toMatchObject([
      {},
      { verdict: "ok", detail: expect.stringContaining("http://127.0.0.1:4123") },
    ]);
  });

  it("refuses a rehearsal that is not on this machine", async () => {
    expect(await looked({ KP_DUAL_REHEARSAL: "http://kms.example.com" })).toMatchObject([
      {},
      { verdict: "no", exit: EXIT.usage, detail: expect.stringMatching("^KP_DUAL_REHEARSAL: ") },
    ]);
  });
});

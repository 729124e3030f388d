import { describe, expect, it } from "vitest";
import { proxy } from "../../../src/cli/doctor/proxy.js";
import { environmentOf } from "../../../src/cli/environment.js";
import { healthy } from "../../../src/core/diagnosis.js";
import { EXIT } from "../../../src/errors/exit-codes.js";

const EU = "https://eu-de.kms.cloud.ibm.com";

const looked = async (variables: Readonly<Record<string, string>>) =>
  (
    await proxy({
      variables,
      environment: environmentOf({ ...variables }),
      iam: () => "https://iam.cloud.ibm.com",
      visits: async () => [EU, EU, null].map((endpoint) => ({ endpoint, symptom: healthy("") })),
    })
  )[0];

describe("proxy", () => {
  it("tells where none is named", async () => {
    expect(await looked({})).toMatchObject({
      verdict: "ok",
      detail: expect.stringMatching("none"),
    });
  });

  it("tells the proxy's host and neither its user nor its password", async () => {
    const symptom = await looked({ HTTPS_PROXY: "http://ann:hunter2@proxy.example.com:3128" });

    expect(symptom).toMatchObject({
      verdict: "ok",
      detail: "proxy.example.com:3128 for iam.cloud.ibm.com, eu-de.kms.cloud.ibm.com",
    });
  });

  it("tells what NO_PROXY lets go straight", async () => {
    const symptom = await looked({ https_proxy: "proxy:3128", no_proxy: "kms.cloud.ibm.com" });

    expect(symptom?.detail).toBe(
      "proxy:3128 for iam.cloud.ibm.com; not for eu-de.kms.cloud.ibm.com (NO_PROXY)",
    );
  });

  it("is no where what is named is no address, and doesn't quote it", async () => {
    const symptom = await looked({ HTTPS_PROXY: "http://ann:hunter2@:x" });

    expect(symptom).toMatchObject({ verdict: "no", exit: EXIT.notReached });
    expect(JSON.stringify(symptom)).not.toContain("hunter2");
  });

  it("is not used in a rehearsal", async () => {
    const given = { HTTPS_PROXY: "nonsense:", KP_DUAL_REHEARSAL: "http://127.0.0.1:1" };

    expect(await looked(given)).toMatchObject({ detail: "not used in a rehearsal" });
  });
});

import { describe, expect, it } from "vitest";
import { foreignAddress, resumable } from "../../src/core/resumable.js";

const RUN = "20260512T072000Z-delete-7f3a";
const at = (options: string) => ({ at: options });

describe("a run, as it is resumed", () => {
  it.each([
    "--instance prod-eu",
    "--instance 7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11 --region eu-de --private",
    "--instance prod-eu --endpoint https://eu-de.kms.cloud.ibm.com",
    "--instance prod-eu --endpoint https://i.api.private.eu-de.hs-crypto.appdomain.cloud:8443",
    "--instance prod-eu --endpoint nonsense",
    "--instance my--endpoint https://keys.example.com",
  ])("goes by its id alone where it was reached by %s", (options) => {
    expect(resumable(RUN, at(options))).toBe(RUN);
    expect(foreignAddress(at(options))).toBeNull();
  });

  it.each([
    ["https://keys.example.com", "https://keys.example.com"],
    ["https://keys.example.com:8443", "https://keys.example.com:8443"],
    ["https://eu-de.kms.cloud.ibm.com:7999", "https://eu-de.kms.cloud.ibm.com:7999"],
    ["https://eu-de.kms.cloud.ibm.com.example.com", "https://eu-de.kms.cloud.ibm.com.example.com"],
    ["https://[2001:db8::1]", "'https://[2001:db8::1]'"],
    ["https://keys.example.com/$(id)", "https://keys.example.com"],
  ])("names the host of somebody else's that it was reached at: %s", (address, word) => {
    const instance = at(`--instance prod-eu --endpoint ${address} --private`);

    expect(resumable(RUN, instance)).toBe(`${RUN} --endpoint ${word}`);
  });
});

import { describe, expect, it } from "vitest";
import { type Credential, credentialFits } from "../../src/api/credential-fits.js";
import { tokenWith } from "../support/token-with.js";

const ours = tokenWith({ iss: "https://rehearsal.invalid", iam_id: "IBMid-ann" });
const theirs = tokenWith({ iss: "https://iam.cloud.ibm.com/identity", iam_id: "IBMid-3100" });

const rehearsed: readonly Credential[] = [
  { kind: "api-key", secret: "rehearsal-ann" },
  { kind: "api-key", secret: " rehearsal-ann\n" },
  { kind: "token", secret: ours },
  { kind: "token", secret: `Bearer ${ours}` },
];

const real: readonly Credential[] = [
  { kind: "api-key", secret: "azE5kd-9sJf_example" },
  { kind: "api-key", secret: "Rehearsal-ann" },
  { kind: "api-key", secret: "rehearsal" },
  { kind: "api-key", secret: "my-rehearsal-ann" },
  { kind: "api-key", secret: ours },
  { kind: "token", secret: theirs },
  { kind: "token", secret: "rehearsal-ann" },
  { kind: "token", secret: "no token" },
  { kind: "token", secret: tokenWith({ iss: "https://rehearsal.invalid.evil.org" }) },
  { kind: "token", secret: tokenWith({ iss: "http://rehearsal.invalid" }) },
  { kind: "token", secret: tokenWith({ iss: ["https://rehearsal.invalid"] }) },
];

const mismatch = expect.objectContaining({ code: "rehearsal-mismatch", exit: 2 });

describe("credentialFits", () => {
  it.each(rehearsed)("lets $kind $secret into rehearsals and nowhere else", (credential) => {
    expect(() => credentialFits(true, credential)).not.toThrow();
    expect(() => credentialFits(false, credential)).toThrow(mismatch);
  });

  it.each(real)("keeps $kind $secret out of rehearsals", (credential) => {
    expect(() => credentialFits(true, credential)).toThrow(mismatch);
    expect(() => credentialFits(false, credential)).not.toThrow();
  });

  it("says what does not fit, and nothing of the credential", () => {
    const why = (text: string) => expect.objectContaining({ facts: { why: text } });
    const key = { kind: "api-key", secret: "azE5kd-9sJf_example" } as const;

    expect(() => credentialFits(true, key)).toThrow(
      why(
        "a rehearsal takes only credentials made for rehearsals, so that a real one never leaves by mistake",
      ),
    );
    expect(() => credentialFits(false, { kind: "token", secret: ours })).toThrow(
      why("this credential is for rehearsals, and KP_DUAL_REHEARSAL is not set"),
    );
  });
});

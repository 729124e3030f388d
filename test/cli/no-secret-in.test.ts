import { describe, expect, it } from "vitest";
import { noSecretIn } from "../../src/cli/no-secret-in.js";

const JWT = "eyJhbGciOiJub25lIn0.eyJpYW1faWQiOiJ4In0.c2ln";
const KEY = `aB3${"-".repeat(41)}`;

describe("noSecretIn", () => {
  it.each([
    [[JWT]],
    [["key", "show", `Bearer ${JWT}`]],
    [[`--token=${JWT}`]],
    [["whoami", KEY]],
    [[`--api-key=${KEY}`]],
    [[`-k=${KEY}`]],
    [[`-k${KEY}`]],
    [[`--${KEY}`]],
    [[`--apikey${KEY}`]],
    [[`--token${KEY}`]],
    [["--iam-token", "x"]],
    [["--ibmcloud_api_key=x"]],
    [["refresh_token=hunter2"]],
    [["apikey=hunter2"]],
    [["api_key: hunter2"]],
    [["--api-key=x"]],
    [['{"apikey":"hunter2"}']],
    [["IBMCLOUD_APIKEY=hunter2"]],
    [["--", JWT]],
    [["--token", "x"]],
    [["whoami", "--api-key"]],
  ])("refuses %j", (argv) => {
    expect(() => noSecretIn(argv)).toThrow(expect.objectContaining({ code: "secret-in-argument" }));
  });

  it.each([
    [[]],
    [["key", "show", "02fd6835-6001-4482-a892-13bd2085f75d"]],
    [["--instance", "crn:v1:bluemix:public:kms:eu-de:a/1:7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11::"]],
    [["--api-key-file", "key.json"]],
    [["--api-key-file=key.json"]],
    [["--api-key-file=-"]],
    [["--token-file=x"]],
    [["--reason", "the API key was rotated"]],
    [[KEY.slice(1)]],
    [[`${KEY}-`]],
    [["customer-payments-root-key-of-the-year-2026x"]],
    [["eyJ.short"]],
  ])("lets %j through", (argv) => {
    expect(() => noSecretIn(argv)).not.toThrow();
  });
});

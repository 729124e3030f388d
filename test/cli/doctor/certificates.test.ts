import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { certificates } from "../../../src/cli/doctor/certificates.js";
import { environmentOf } from "../../../src/cli/environment.js";
import { EXIT } from "../../../src/errors/exit-codes.js";
import { folderForTest } from "../../support/folder-for-test.js";
import { selfSigned } from "../../support/self-signed.js";

const looked = (variables: Readonly<Record<string, string>>) =>
  certificates({ variables, environment: environmentOf({ ...variables }) });

async function withFile(text: string) {
  const file = join(await folderForTest(), "ca.pem");
  await writeFile(file, text);
  return { file, symptoms: await looked({ NODE_EXTRA_CA_CERTS: file }) };
}

describe("certificates", () => {
  it("are checked", async () => {
    expect(await looked({})).toMatchObject([{ verdict: "ok", do: [] }]);
  });

  it("are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says, and that is said", async () => {
    expect(await looked({ NODE_TLS_REJECT_UNAUTHORIZED: "0" })).toMatchObject([
      {},
      { verdict: "ok", detail: expect.stringContaining("not honoured"), do: [expect.anything()] },
    ]);
    expect(await looked({ NODE_TLS_REJECT_UNAUTHORIZED: "1" })).toHaveLength(1);
  });

  it("counts those of NODE_EXTRA_CA_CERTS", async () => {
    const { file, symptoms } = await withFile(`${selfSigned.cert}\n# two\n${selfSigned.cert}\n`);

    expect(symptoms).toMatchObject([
      { verdict: "ok", detail: expect.stringContaining(`2 certificates of ${file}`) },
    ]);
  });

  it.each([
    ["none", "hello"],
    ["a key only", selfSigned.key],
    ["a broken one", selfSigned.cert.replace("MII", "AAA")],
  ])("is no where that file holds %s", async (_, text) => {
    const { symptoms } = await withFile(text);

    expect(symptoms).toMatchObject([{ verdict: "no", exit: EXIT.local }]);
  });

  it("is no where that file is missing, or is a folder", async () => {
    const folder = await folderForTest();

    expect(await looked({ NODE_EXTRA_CA_CERTS: join(folder, "missing") })).toMatchObject([
      { verdict: "no", detail: expect.stringContaining("ENOENT") },
    ]);
    expect(await looked({ NODE_EXTRA_CA_CERTS: folder })).toMatchObject([{ verdict: "no" }]);
  });
});

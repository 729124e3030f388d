import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { savedInstances } from "../../../src/cli/config/saved-instances.js";
import { configuration } from "../../../src/cli/doctor/configuration.js";
import { EXIT } from "../../../src/errors/exit-codes.js";
import { folderForTest } from "../../support/folder-for-test.js";

const owner = process.getuid?.();
const PROD = { instances: { prod: { instance: "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d" } } };

/** What is seen in a home whose file of configuration holds this text, with these modes. */
async function looked(text: string | null, modes = { folder: 0o700, file: 0o600 }, as = owner) {
  const home = await folderForTest();
  const folder = join(home, "kp-dual");
  const file = join(folder, "config.json");
  if (text !== null) {
    await mkdir(folder);
    await writeFile(file, text);
    await chmod(file, modes.file);
    await chmod(folder, modes.folder);
  }
  const variables = { XDG_CONFIG_HOME: home };
  const symptoms = await configuration({
    owner: as,
    variables,
    saved: () => savedInstances(folder),
  });
  return { symptoms, folder, file };
}

describe("configuration", () => {
  it("is ok without any, and makes none", async () => {
    const { symptoms, file } = await looked(null);

    expect(symptoms).toMatchObject([
      { verdict: "ok", detail: `no saved instance in ${file}`, do: [] },
    ]);
  });

  it("counts what is saved", async () => {
    const { symptoms, file } = await looked(JSON.stringify(PROD));

    expect(symptoms).toMatchObject([{ detail: `1 saved instance in ${file}`, do: [] }]);
  });

  it("tells what is broken and where, and nothing that stands in it", async () => {
    const { symptoms, file } = await looked('{"instances": {"prod": {"colour": "hunter2"}}}');

    expect(symptoms).toMatchObject([
      {
        verdict: "no",
        exit: EXIT.local,
        detail: expect.stringContaining(file),
        do: [`move the file away: mv ${file} ${file}.broken`, expect.anything()],
      },
    ]);
    expect(JSON.stringify(symptoms)).not.toContain("hunter2");
  });

  it.each([0o620, 0o602])("is no where others can write the file (%o)", async (mode) => {
    const { symptoms, file } = await looked("{}", { folder: 0o700, file: mode });

    expect(symptoms).toMatchObject([
      { verdict: "ok" },
      { verdict: "no", exit: EXIT.local, do: [`chmod 600 ${file}`] },
    ]);
  });

  it("is no where others can write the folder", async () => {
    const { symptoms, folder } = await looked("{}", { folder: 0o770, file: 0o600 });

    expect(symptoms).toMatchObject([{}, { verdict: "no", do: [`chmod 700 ${folder}`] }]);
  });

  it("advises where others can read it", async () => {
    const { symptoms, folder, file } = await looked("{}", { folder: 0o755, file: 0o644 });

    expect(symptoms).toMatchObject([
      {},
      { verdict: "ok", do: [`chmod 700 ${folder}`] },
      { verdict: "ok", do: [`chmod 600 ${file}`] },
    ]);
  });

  it("is no where it belongs to somebody else", async () => {
    const { symptoms } = await looked("{}", undefined, (owner ?? 0) + 1);

    expect(symptoms.map(({ verdict }) => verdict)).toEqual(["ok", "no", "no"]);
  });
});

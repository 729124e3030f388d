import { chmod, mkdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { journal } from "../../../src/cli/doctor/journal.js";
import { environmentOf } from "../../../src/cli/environment.js";
import { EXIT } from "../../../src/errors/exit-codes.js";
import { folderForTest } from "../../support/folder-for-test.js";

const RUN = "20260518T080311Z-delete-7f3a";
const HEAD = '{"record":"header","version":1,"rehearsal":false}';

async function stateHome() {
  const home = await folderForTest();
  const folder = join(home, "kp-dual");
  for (const each of [folder, join(folder, "runs"), join(folder, "locks")])
    await mkdir(each, { mode: 0o700 });
  return { home, folder };
}

const looked = (home: string, lives = (_pid: number) => false) =>
  journal({
    environment: environmentOf({}),
    lives,
    owner: process.getuid?.(),
    variables: { XDG_STATE_HOME: home },
  });

describe("journal", () => {
  it("is ok where nothing was ever written", async () => {
    const home = await folderForTest();

    expect(await looked(home)).toMatchObject([
      { verdict: "ok", detail: `no run written down in ${home}/kp-dual`, do: [] },
    ]);
  });

  it("is no where a file is in its way", async () => {
    const { home, folder } = await stateHome();
    await writeFile(join(home, "file"), "");

    const [symptom, ...others] = await looked(join(home, "file"));

    expect(symptom).toMatchObject({ verdict: "no", exit: EXIT.local });
    expect(symptom?.detail).toContain(`${home}/file/kp-dual can't be made (ENOTDIR)`);
    expect(others).toEqual([]);
    expect(await looked(home)).toMatchObject([{ detail: `no run written down in ${folder}` }]);
  });

  it("names a run that broke off, and the command that goes on with it", async () => {
    const { home, folder } = await stateHome();
    await writeFile(join(folder, "runs", `${RUN}.jsonl`), `${HEAD}\n`);

    expect(await looked(home)).toMatchObject([
      { detail: `1 run written down in ${folder}` },
      { verdict: "ok", do: [expect.stringContaining(`kp-dual resume ${RUN}`)] },
    ]);
  });

  it("names a lock that a living process holds, and none of a dead one", async () => {
    const { home, folder } = await stateHome();
    const holder = { run: RUN, pid: 4711, host: hostname() };
    await mkdir(join(folder, "locks", "prod-delete.lock"));
    await writeFile(join(folder, "locks", "prod-delete.json"), JSON.stringify(holder));

    expect(await looked(home, (pid) => pid === 4711)).toMatchObject([
      {},
      { verdict: "ok", detail: `the run ${RUN} is at work, as process 4711 of ${hostname()}` },
    ]);
    expect(await looked(home)).toHaveLength(1);
  });

  it("advises where others can look into it", async () => {
    const { home, folder } = await stateHome();
    await chmod(join(folder, "runs"), 0o750);

    expect(await looked(home)).toMatchObject([
      {},
      { verdict: "ok", do: [`chmod 700 ${join(folder, "runs")}`] },
    ]);
  });
});

import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { savedInstances } from "../../../src/cli/config/saved-instances.js";
import { writerOf } from "../../support/writer-of.js";
import { aPlace, CRN } from "./configurations.js";

const EACH = 25;

/** Where a writer dies, at its third change: as it makes it, or with the new file there under another name. */
type Death = "never" | "in its turn" | "at its file";

const source = (death: Death) => `
  import fs from "node:fs";
  const [folder, who] = process.argv.slice(2);
  const { renameSync } = fs;
  let n = 0;
  const die = (at) => at === "${death}" && n === 2 && process.kill(process.pid, "SIGKILL");
  fs.renameSync = (...paths) => die("at its file") || renameSync(...paths);
  for (; n < ${EACH}; n += 1) {
    const name = who + "-" + n;
    await changeSaved(folder, process.getuid(), (all) =>
      die("in its turn") || [...all, { name, instance: ${JSON.stringify(CRN)}, region: null }]);
    console.log(name);
  }
`;

/** Runs one writer to its end, and tells what it says that it saved. */
async function saidBy(writer: string, folder: string, who: string) {
  const child = spawn(process.execPath, [writer, folder, who], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)));
  const said = await text(child.stdout);
  return { signal: await ended, names: said.split("\n").filter(Boolean) };
}

const writersAtOnce = async (folder: string, deaths: readonly Death[]) => {
  const writers = new Map<Death, string>();
  for (const death of deaths)
    if (!writers.has(death)) writers.set(death, await writerOf(source(death)));
  return Promise.all(deaths.map((death, at) => saidBy(writers.get(death) ?? "", folder, `w${at}`)));
};

const keptIn = async (folder: string) => {
  const { all, error } = await savedInstances(folder);
  expect(error).toBeNull();
  return all.map(({ name }) => name).sort();
};

it("eight processes save 200 of 200", async () => {
  const { folder } = await aPlace();

  const writers = await writersAtOnce(
    folder,
    Array.from({ length: 8 }, () => "never" as const),
  );

  const said = writers.flatMap(({ names }) => names).sort();
  expect(said).toHaveLength(200);
  expect(await keptIn(folder)).toEqual(said);
  expect(await readdir(folder)).toEqual(["config.json"]);
});

it("two of eight that are killed cost nobody what was saved", async () => {
  const { folder } = await aPlace();
  const six = Array.from({ length: 6 }, () => "never" as const);

  const writers = await writersAtOnce(folder, ["in its turn", "at its file", ...six]);

  const said = writers.flatMap(({ names }) => names).sort();
  expect(writers.map(({ names, signal }) => [names.length, signal])).toEqual([
    ...[2, 2].map((names) => [names, "SIGKILL"]),
    ...six.map(() => [EACH, null]),
  ]);
  expect(said).toHaveLength(6 * EACH + 4);
  expect(await keptIn(folder)).toEqual(said);
  expect(await readdir(folder)).toEqual(["config.json"]);
});

/* Breaks each line of the areas in turn (those named as arguments, or all) and tells which breaks no test noticed. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { areas } from "./mutation-areas.js";

const LEAST = 90;
const NOTICED = ["Killed", "Timeout"];
const MISSED = ["Survived", "NoCoverage"];

const named = process.argv.slice(2);
const scores = (named.length > 0 ? named : Object.keys(areas)).map(scoreOf);

console.table(Object.fromEntries(scores.map(({ area, ...score }) => [area, score])));
if (scores.some(({ score }) => !(score >= LEAST))) process.exitCode = 1;

function scoreOf(area) {
  if (!Object.hasOwn(areas, area)) throw new Error(`no such area: ${area}`);
  const { status } = spawnSync("npx", ["stryker", "run", ".stryker.conf.mjs"], {
    env: {
      ...process.env,
      MUTATE: area,
      MUTATE_TESTS: areas[area].tests.join(" "),
      // Tests run in threads, which can't set the time zone themselves.
      TZ: "Europe/Berlin",
    },
    stdio: "inherit",
  });
  if (status !== 0) return { area, score: Number.NaN };
  const mutants = mutantsOf(`coverage/mutation-${area}.json`);
  for (const each of mutants.filter(({ status }) => MISSED.includes(status)))
    console.log(`${each.status} ${each.file}:${each.location.start.line} ${each.replacement}`);
  const count = (statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count(NOTICED);
  const missed = count(MISSED);
  return {
    area,
    killed: count(["Killed"]),
    timeout: count(["Timeout"]),
    survived: count(["Survived"]),
    "no coverage": count(["NoCoverage"]),
    score: Math.round((10_000 * noticed) / (noticed + missed)) / 100,
  };
}

function mutantsOf(report) {
  const { files } = JSON.parse(readFileSync(report, "utf8"));
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ file, ...mutant })),
  );
}

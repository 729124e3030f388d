import { healthy, ill, type Symptom } from "../../core/diagnosis.js";
import { EXIT } from "../../errors/exit-codes.js";
import type { Patient } from "./patient.js";

/** The least that kp-dual runs on, as in package.json. */
const OLDEST = { major: 20, minor: 19 } as const;

/** The last day on which each major gets security fixes, by the schedule of github.com/nodejs/Release. */
const LAST_DAYS: Readonly<Record<number, string>> = {
  20: "2026-04-30",
  21: "2024-06-01",
  22: "2027-04-30",
  23: "2025-06-01",
  24: "2028-04-30",
  25: "2026-06-01",
};

const DAY = 86_400_000;

const UPDATE = "install a supported Node: https://nodejs.org/en/about/previous-releases";

/** Whether this Node can run kp-dual, and whether it still gets security fixes. */
export async function nodeAge({
  nodeVersion,
  clock,
}: Pick<Patient, "nodeVersion" | "clock">): Promise<readonly Symptom[]> {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor))
    return [ill(EXIT.usage, `${nodeVersion}; kp-dual needs Node 20.19 or newer`, UPDATE)];

  const last = LAST_DAYS[major];
  if (last === undefined)
    return [healthy(`${nodeVersion}; this kp-dual doesn't know until when it is supported`)];
  return clock().getTime() < Date.parse(last) + DAY
    ? [healthy(`${nodeVersion}, supported until ${last}`)]
    : [healthy(`${nodeVersion}, without security fixes since ${last}`, UPDATE)];
}

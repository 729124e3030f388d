import { ago, cast, DAY, deleted, HOUR, INSTANCE } from "./cast.js";

export const US = "d8b0e3f5-4a62-4c97-8d1e-7f902b3c4d5e";

const by = (who: string, ms: number) => ({ setForDeletion: { by: who, at: ago(ms) } });
const us = { instance: "prod-us" };

/** Who gave the first approval of each key that waits for a second one. */
export const APPROVERS = {
  "eu-ann": "ann",
  "eu-bob": "bob",
  "eu-cleo": "cleo",
  "us-ann": "ann",
  "us-bob": "bob",
} as const;

/** Two instances in two regions, with keys in all stages. */
export const { seed, id } = cast(
  {
    "eu-ann": by("ann", HOUR),
    "eu-bob": by("bob", 2 * DAY),
    "eu-cleo": by("cleo", 6 * DAY),
    "eu-lapsed": by("ann", 8 * DAY),
    "eu-protected": {},
    "eu-open": { dualAuth: false },
    "eu-deleted": deleted(HOUR),
    "us-ann": { ...us, ...by("ann", 7 * DAY - HOUR), name: "payroll\u202Elic.exe" },
    "us-bob": { ...us, ...by("bob", 3 * DAY), state: 2 },
    "us-lapsed": { ...us, ...by("cleo", 7 * DAY) },
    "us-purgeable": { ...us, ...deleted(5 * HOUR) },
    "us-gone": { ...us, ...deleted(31 * DAY) },
  },
  {
    instances: [
      { id: INSTANCE, name: "prod-eu", region: "eu-de" },
      { id: US, name: "prod-us", region: "us-south" },
    ],
  },
);

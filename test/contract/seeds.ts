import { isKeyId, type KeyId } from "../../src/core/key.js";

export const INSTANCE = "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d";

/** When the emulator's clock starts. */
export const START = new Date("2026-05-12T07:12:00Z");

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;

/** Who may do what: ann gives first approvals, bob second ones, cleo all there is. */
const PEOPLE = {
  ann: ["Writer"],
  bob: ["Manager"],
  cleo: ["Manager", "KeyPurge"],
} as const;

const people = Object.entries(PEOPLE).map(([name, roles]) => ({
  name,
  roles,
  apiKey: `rehearsal-${name}`,
  iamId: `IBMid-${name}`,
}));

export const keyId = (text: string): KeyId => {
  if (!isKeyId(text)) throw new Error(`${text} is no id of a key`);
  return text;
};

/** The id of the nth key. */
export const nthKey = (n: number): KeyId =>
  keyId(`02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`);

export const ORDERS = nthKey(0);

/** The moment so many milliseconds after a date, as the service writes it. */
export const stated = (ms: number, after: Date = START): string =>
  new Date(after.getTime() + ms).toISOString().replace(/\.\d+/, "");

/** One instance with some keys, which need two people unless they say otherwise. */
export const aSeed = (keys: readonly object[], more: object = {}) => ({
  clock: stated(0),
  instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de" }],
  people,
  keys: keys.map((key, n) => ({
    instance: "prod-eu",
    id: nthKey(n),
    name: `key-${n}`,
    dualAuth: true,
    ...key,
  })),
  ...more,
});

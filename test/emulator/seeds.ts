export const START = "2026-05-12T07:12:00Z";
export const ORDERS = "02fd6835-6001-4482-a892-13bd2085f75d";
export const INSTANCE = "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d";

const people = [
  { name: "ann", roles: ["Writer"] },
  { name: "bob", roles: ["Manager"] },
  { name: "cleo", roles: ["Manager", "KeyPurge"] },
  { name: "rita", roles: ["Reader"] },
  { name: "paul", roles: ["KeyPurge"] },
].map((one) => ({ ...one, apiKey: `rehearsal-${one.name}`, iamId: `IBMid-${one.name}` }));

/** One key that needs two people, in one instance, with whatever a test is about. */
export const aSeed = (key: object = {}, more: object = {}) => ({
  clock: START,
  instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de" }],
  people,
  keys: [{ instance: "prod-eu", id: ORDERS, name: "orders-db-root", dualAuth: true, ...key }],
  ...more,
});

/** The moment so many milliseconds after the seed's start. */
export const at = (ms: number) => new Date(Date.parse(START) + ms);

export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Whether a text states a moment with whole seconds, within the minute after `moment`: the clock runs on meanwhile. */
export const isSoonAfter = (moment: Date) => (text: unknown) => {
  const late = Date.parse(String(text)) - moment.getTime();
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(text)) && late >= 0 && late < 60_000;
};

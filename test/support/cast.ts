import { isKeyId, type KeyId } from "../../src/core/key.js";

export const INSTANCE = "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d";

/** When the emulator's clock starts. */
export const START = new Date("2026-05-12T07:12:00Z");

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment before the start, as a seed states it. */
export const ago = (ms: number): string =>
  new Date(START.getTime() - ms).toISOString().replace(/\.\d+/, "");

/** Who may do what: ann gives first approvals, bob second ones, cleo all there is. */
const PEOPLE = {
  ann: ["Writer"],
  amy: ["Manager"],
  bob: ["Manager"],
  cleo: ["Manager", "KeyPurge"],
  rita: ["Reader"],
  paul: ["KeyPurge"],
};

export const people = Object.entries(PEOPLE).map(([name, roles]) => ({
  name,
  roles,
  apiKey: `rehearsal-${name}`,
  iamId: `IBMid-${name}`,
}));

const nthId = (n: number): KeyId => {
  const id = `02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`;
  if (!isKeyId(id)) throw new Error(`${id} is no id of a key`);
  return id;
};

/** One instance with these keys, by their names; they need two people unless they say otherwise. */
export function cast<Name extends string>(
  keys: Readonly<Record<Name, object>>,
  more: object = {},
): { readonly seed: object; readonly id: Readonly<Record<Name, KeyId>> } {
  const names = Object.keys(keys) as Name[];
  const id = Object.fromEntries(names.map((name, n) => [name, nthId(n)])) as Record<Name, KeyId>;
  const seed = {
    clock: ago(0),
    instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de" }],
    people,
    keys: names.map((name) => ({
      instance: "prod-eu",
      id: id[name],
      name,
      dualAuth: true,
      ...keys[name],
    })),
    ...more,
  };
  return { seed, id };
}

/** Set for deletion by ann an hour before the start. */
export const approved = { setForDeletion: { by: "ann", at: ago(HOUR) } };

/** Deleted by bob so long before the start. */
export const deleted = (ms: number) => ({
  setForDeletion: { by: "ann", at: ago(ms + HOUR) },
  deleted: { by: "bob", at: ago(ms) },
});

/** What finding the instance by its GUID takes. */
export const SIGN_IN = [`GET /v2/resource_instances/${INSTANCE}`, "POST /identity/token"];

const NAMED = ["GET /api/v2/keys", "HEAD /api/v2/keys"];

/** The reads of one command, sorted as the log tells them. */
export const reads = (...paths: readonly string[]): readonly string[] => [...paths].sort();

/** What it takes to find out which key a name is; one in the form of an alias is tried as one. */
export const naming = (name: string): readonly string[] => [
  ...NAMED,
  `GET /api/v2/keys/${name}/metadata`,
];

/** A look at a key, with what else is read of it. */
export const look = (id: string, ...also: readonly ("policies" | "registrations")[]) => [
  `GET /api/v2/keys/${id}/metadata`,
  ...also.map((each) => `GET /api/v2/keys/${id}/${each}`),
];

/** A look at everything. */
export const fullLook = (id: string) => look(id, "policies", "registrations");

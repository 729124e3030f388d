import * as z from "zod";
import { wholeSeconds } from "./moment.js";
import { Quirks } from "./quirks.js";
import { ROLES } from "./roles.js";
import { SeedError } from "./seed-error.js";
import { contradictions } from "./seed-sense.js";

const id = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "expected a UUID in lower case");
const name = z.string().min(1);
const ring = z.string().regex(/^[\w-]{2,100}$/, "expected 2 to 100 letters, digits, - or _");
const alias = z.string().regex(/^[\w-]{2,90}$/, "expected 2 to 90 letters, digits, - or _");
const moment = z.iso
  .datetime("expected a time in UTC, like 2026-05-12T07:12:00Z")
  .transform((text) => wholeSeconds(new Date(text)));
const stamp = z.strictObject({ by: name, at: moment });

const instance = z.strictObject({
  id,
  name,
  region: z.string().regex(/^[a-z]{2}-[a-z]{2,8}$/, "expected a region, like eu-de"),
  dualAuthDelete: z.boolean().default(false),
});

const person = z.strictObject({
  name,
  apiKey: z.string().regex(/^rehearsal-[\w-]+$/, 'expected "rehearsal-" and a name'),
  iamId: name,
  roles: z.array(z.enum(ROLES)),
});

const registration = z.strictObject({
  resourceCrn: name,
  preventKeyDeletion: z.boolean().default(false),
});

const key = z.strictObject({
  instance: name,
  id,
  name,
  /** Left out: as the instance's switch says. */
  dualAuth: z.boolean().optional(),
  /** Left out: 5 with `deleted`, else 1. */
  state: z.literal([0, 1, 2, 3, 5]).optional(),
  aliases: z.array(alias).max(5).default([]),
  keyRing: ring.default("default"),
  extractable: z.boolean().default(false),
  /** Left out: 120 days before the clock's start. */
  createdAt: moment.optional(),
  setForDeletion: stamp.nullable().default(null),
  deleted: stamp.nullable().default(null),
  registrations: z.array(registration).default([]),
});

const generateKeys = z.strictObject({
  instance: name,
  count: z.int().min(0).max(1_000_000),
  /** Every so manieth key has dual authorization; 0 is none. */
  dualAuthEvery: z.int().min(0).default(0),
  /** Every so manieth key is set for deletion, and so has dual authorization too; 0 is none. */
  setForDeletionEvery: z.int().min(0).default(0),
});

const Seed = z
  .strictObject({
    /** Left out: now. */
    clock: moment.optional(),
    instances: z.array(instance).min(1),
    people: z.array(person).min(1),
    keys: z.array(key).default([]),
    generateKeys: generateKeys.nullable().default(null),
    quirks: Quirks.prefault({}),
  })
  .superRefine((seed, context) => {
    for (const found of contradictions(seed)) context.addIssue({ code: "custom", ...found });
  });

/** The world that the emulator starts with (interface.md §7), with its defaults filled in. */
export type Seed = z.infer<typeof Seed>;

/** Reads a seed; throws a SeedError where it does not fit. */
export function parseSeed(seed: unknown): Seed {
  const { success, data, error } = Seed.safeParse(seed);
  if (!success) throw new SeedError(error.issues);
  return data;
}

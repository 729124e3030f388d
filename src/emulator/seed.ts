import * as z from "zod/mini";
import { inEnglish } from "./in-english.js";
import { wholeSeconds } from "./moment.js";
import { Quirks } from "./quirks.js";
import { ROLES } from "./roles.js";
import { SeedError } from "./seed-error.js";
import { contradictions } from "./seed-sense.js";

const id = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "expected a UUID in lower case"));
const name = z.string().check(z.minLength(1));
const ring = z
  .string()
  .check(z.regex(/^[\w-]{2,100}$/, "expected 2 to 100 letters, digits, - or _"));
const alias = z
  .string()
  .check(z.regex(/^[\w-]{2,90}$/, "expected 2 to 90 letters, digits, - or _"));
const moment = z.pipe(
  z.iso.datetime("expected a time in UTC, like 2026-05-12T07:12:00Z"),
  z.transform((text) => wholeSeconds(new Date(text))),
);
const stamp = z.strictObject({ by: name, at: moment });

const instance = z.strictObject({
  id,
  name,
  region: z.string().check(z.regex(/^[a-z]{2}-[a-z]{2,8}$/, "expected a region, like eu-de")),
  dualAuthDelete: z._default(z.boolean(), false),
});

const person = z.strictObject({
  name,
  apiKey: z.string().check(z.regex(/^rehearsal-[\w-]+$/, 'expected "rehearsal-" and a name')),
  iamId: name,
  roles: z.array(z.enum(ROLES)),
});

const registration = z.strictObject({
  resourceCrn: name,
  preventKeyDeletion: z._default(z.boolean(), false),
});

const key = z.strictObject({
  instance: name,
  id,
  name,
  /** Left out: as the instance's switch says. */
  dualAuth: z.optional(z.boolean()),
  /** Left out: 5 with `deleted`, else 1. */
  state: z.optional(z.literal([0, 1, 2, 3, 5])),
  aliases: z._default(z.array(alias).check(z.maxLength(5)), []),
  keyRing: z._default(ring, "default"),
  extractable: z._default(z.boolean(), false),
  /** Left out: 120 days before the clock's start. */
  createdAt: z.optional(moment),
  setForDeletion: z._default(z.nullable(stamp), null),
  deleted: z._default(z.nullable(stamp), null),
  registrations: z._default(z.array(registration), []),
});

const generateKeys = z.strictObject({
  instance: name,
  count: z.int().check(z.gte(0), z.lte(1_000_000)),
  /** Every so manieth key has dual authorization; 0 is none. */
  dualAuthEvery: z._default(z.int().check(z.gte(0)), 0),
  /** Every so manieth key is set for deletion, and so has dual authorization too; 0 is none. */
  setForDeletionEvery: z._default(z.int().check(z.gte(0)), 0),
});

const Seed = z
  .strictObject({
    /** Left out: now. */
    clock: z.optional(moment),
    instances: z.array(instance).check(z.minLength(1)),
    people: z.array(person).check(z.minLength(1)),
    keys: z._default(z.array(key), []),
    generateKeys: z._default(z.nullable(generateKeys), null),
    quirks: z.prefault(Quirks, {}),
  })
  .check(
    z.superRefine((seed, context) => {
      for (const found of contradictions(seed)) context.addIssue({ code: "custom", ...found });
    }),
  );

/** The world that the emulator starts with (interface.md §7), with its defaults filled in. */
export type Seed = z.infer<typeof Seed>;

/** Reads a seed; throws a SeedError where it does not fit. */
export function parseSeed(seed: unknown): Seed {
  const { success, data, error } = Seed.safeParse(seed, inEnglish);
  if (!success) throw new SeedError(error.issues);
  return data;
}

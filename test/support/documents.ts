import * as z from "zod";

/** Each document as interface.md §4 and §7 describe it; a field more or less than there is an error. */
const uuid = z.uuid();
const moment = z.iso.datetime().nullable();
const text = z.string().min(1);
const told = text.nullable();
const rehearsal = z.literal(true);
const exit = z.literal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 129, 130, 143]);
const changed = z.union([z.boolean(), z.literal("unknown")]);
const known = changed;

const state = z
  .enum(["pre-active", "active", "suspended", "deactivated", "destroyed", "purged"])
  .or(z.string().regex(/^unknown \(\d+\)$/));

const stage = z.enum([
  "unprotected",
  "protected",
  "approval",
  "lapsed",
  "deleted",
  "purgeable",
  "unrestorable",
  "unknown",
]);

const failure = z.strictObject({
  title: text,
  why: text,
  status: z.int().nullable(),
  reason: told,
  correlationId: uuid.nullable(),
  until: moment,
  retryAt: moment,
  do: z.array(text).min(1),
  exit,
  changed,
});

const key = z.strictObject({
  id: uuid,
  name: text,
  aliases: z.array(text),
  keyRing: told,
  state,
  stage,
  type: z.enum(["root", "standard", "unknown"]),
  dualAuth: known,
  setForDeletion: known,
  approvalExpires: moment,
  deleted: z.boolean(),
  deletedAt: moment,
  deletedBy: told,
  restoreUntil: moment,
  purgeFrom: moment,
  autoPurgeOn: moment,
  crn: told,
});

const result = z.strictObject({
  key: z.strictObject({ id: uuid, name: told, state: state.nullable() }).nullable(),
  outcome: z.enum([
    "done",
    "already",
    "refused",
    "changed-by-other",
    "not-done",
    "not-started",
    "ready",
    "unknown",
  ]),
  changed,
  exit,
  until: moment,
  restoreUntil: moment,
  purgeFrom: moment,
  correlationId: uuid.nullable(),
  checks: z.array(
    z.strictObject({ check: text, verdict: z.enum(["ok", "no", "unknown"]), detail: text }),
  ),
  error: failure.nullable(),
});

const count = z.int().min(0);
const policy = z.strictObject({ enabled: z.boolean(), updatedAt: moment, updatedBy: told });

export const documents = {
  error: z.strictObject({ rehearsal, error: failure }),
  change: z.strictObject({
    schema: z.literal("kp-dual/change/1"),
    rehearsal,
    action: z.enum([
      "enable-policy",
      "disable-policy",
      "set-for-deletion",
      "unset",
      "delete",
      "restore",
      "purge",
    ]),
    dryRun: z.boolean(),
    instance: z.strictObject({
      id: uuid,
      name: told,
      region: told,
      service: z.enum(["kms", "hs-crypto"]),
    }),
    by: z.strictObject({ iamId: text, name: told }),
    results: z.array(result),
    totals: z.strictObject({
      done: count,
      already: count,
      refused: count,
      changedByOther: count,
      notDone: count,
      notStarted: count,
      ready: count,
      unknown: count,
    }),
    run: z
      .string()
      .regex(/^\d{8}T\d{6}Z-[a-z-]+-[0-9a-f]{4}$/)
      .nullable(),
  }),
  log: z.strictObject({
    schema: z.literal("kp-dual/log/1"),
    rehearsal,
    runs: z.array(
      z.strictObject({
        run: text,
        action: text,
        startedAt: moment,
        endedAt: moment,
        complete: z.boolean(),
        instance: z.strictObject({
          id: uuid,
          name: told,
          region: told,
          service: z.enum(["kms", "hs-crypto"]),
        }),
        by: z.strictObject({ iamId: text, name: told }),
        reason: told,
        input: z.strictObject({ file: text, sha256: text }).nullable(),
        totals: z.record(text, count),
        results: z.array(
          z.strictObject({
            key: z.strictObject({ id: uuid, name: told }).nullable(),
            outcome: text,
            changed,
            exit,
            correlationId: uuid.nullable(),
            correlationIds: z.array(uuid),
          }),
        ),
      }),
    ),
  }),
  keys: z.strictObject({
    schema: z.literal("kp-dual/keys/1"),
    rehearsal,
    keys: z.array(key),
    complete: z.literal(true),
  }),
  cutKeys: z.strictObject({
    schema: z.literal("kp-dual/keys/1"),
    rehearsal,
    keys: z.array(key),
    complete: z.literal(false),
    error: failure,
  }),
  key: z.strictObject({
    schema: z.literal("kp-dual/key/1"),
    rehearsal,
    key,
    registrations: z.array(z.strictObject({ resourceCrn: text, preventKeyDeletion: z.boolean() })),
    firstApprover: z
      .strictObject({ iamId: text, certainty: z.enum(["certain", "likely", "claimed"]) })
      .nullable(),
  }),
  pending: z.strictObject({
    schema: z.literal("kp-dual/pending/1"),
    rehearsal,
    keys: z.array(
      z.strictObject({
        instance: z.strictObject({
          id: uuid,
          name: told,
          region: told,
          service: z.enum(["kms", "hs-crypto"]),
        }),
        id: uuid,
        name: text,
        stage: stage.exclude(["unprotected", "protected", "unknown"]),
        canYouApprove: z.enum(["yes", "no", "unknown"]),
        firstApprover: z
          .strictObject({
            iamId: text,
            certainty: z.enum(["certain", "likely", "claimed"]),
            source: z.enum(["journal", "key-policy", "request-file"]),
          })
          .nullable(),
        expiresAt: moment,
        next: told,
      }),
    ),
    unread: z.array(z.strictObject({ instance: text, exit, title: text })),
    complete: z.boolean(),
  }),
  policy: z.strictObject({
    schema: z.literal("kp-dual/policy/1"),
    rehearsal,
    instancePolicy: policy.nullable(),
    coverage: z.strictObject({ total: count, covered: count, unknown: count }),
    uncovered: z.array(key),
    complete: z.boolean(),
  }),
  report: z.strictObject({
    schema: z.literal("kp-dual/report/1"),
    rehearsal,
    at: moment,
    by: z.strictObject({ iamId: text, name: told }),
    instances: z.array(
      z.strictObject({
        instance: z.strictObject({
          id: uuid,
          name: told,
          region: told,
          service: z.enum(["kms", "hs-crypto"]),
        }),
        at: moment,
        instancePolicy: policy.nullable(),
        coverage: z.strictObject({ total: count, covered: count, unknown: count }),
        pending: z.array(key),
        deleted: z.array(key),
        deletedBefore: count,
        untold: z.array(key),
        complete: z.boolean(),
      }),
    ),
    unread: z.array(
      z.strictObject({
        instance: text,
        part: z.enum(["instance", "switch", "keys"]),
        exit,
        title: text,
        why: text,
      }),
    ),
    complete: z.boolean(),
  }),
  keyPolicy: z.strictObject({
    schema: z.literal("kp-dual/policy/1"),
    rehearsal,
    keyPolicy: z.strictObject({ id: uuid, enabled: known, updatedAt: moment, updatedBy: told }),
  }),
  whoami: z.strictObject({
    schema: z.literal("kp-dual/whoami/1"),
    rehearsal,
    iamId: text,
    name: told,
    email: told,
    account: told,
    kind: z.enum(["user", "service-id", "trusted-profile"]),
    authenticatedBy: told,
    tokenExpires: moment,
  }),
  explanation: z.strictObject({
    schema: z.literal("kp-dual/explanation/1"),
    explanations: z
      .array(
        z.strictObject({
          code: text,
          status: z.int().nullable(),
          title: text,
          why: text,
          do: z.array(text).min(1),
          exit,
        }),
      )
      .min(1),
  }),
  doctor: z.strictObject({
    schema: z.literal("kp-dual/doctor/1"),
    rehearsal,
    checks: z
      .array(
        z.strictObject({
          check: text,
          verdict: z.enum(["ok", "no", "unknown"]),
          detail: text,
          do: z.array(text),
        }),
      )
      .min(1),
  }),
  rehearsal: z.strictObject({
    schema: z.literal("kp-dual/rehearsal/1"),
    rehearsal,
    steps: z
      .array(
        z.strictObject({
          who: z.enum(["ann", "bob", "cleo"]),
          command: text,
          expected: exit,
          exit,
          says: text,
        }),
      )
      .min(1),
    ok: z.boolean(),
  }),
  emulator: z.strictObject({
    schema: z.literal("kp-dual/emulator/1"),
    url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/),
    instances: z.array(
      z.strictObject({ name: text, id: uuid, crn: z.string().startsWith("crn:v1:") }),
    ),
    people: z.array(
      z.strictObject({
        name: text,
        apiKey: z.string().startsWith("rehearsal-"),
        iamId: text,
        roles: z.array(text).min(1),
      }),
    ),
    keys: z.array(z.strictObject({ id: uuid, name: text })),
  }),
} as const;

export type DocumentName = keyof typeof documents;

/** The one document that a text is, read strictly. */
export function documentIn<Name extends DocumentName>(
  name: Name,
  printed: string,
): z.output<(typeof documents)[Name]> {
  return documents[name].parse(JSON.parse(printed)) as z.output<(typeof documents)[Name]>;
}

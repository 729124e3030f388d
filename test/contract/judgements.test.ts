import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import type { Change } from "../../src/change/change.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import type { Person } from "../../src/core/person.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import type { ErrorCode } from "../../src/errors/catalogue.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { emulation, type Somebody } from "./emulation.js";
import { aSeed, DAY, HOUR, nthKey, SECOND, stated } from "./seeds.js";

/** What the service says where the client says no beforehand: each in its own words, about the same thing. */
const MEANS: Partial<Record<ErrorCode, readonly string[]>> = {
  "wrong-state": ["KEY_ACTION_INVALID_STATE_ERR"],
  suspended: ["KEY_ACTION_INVALID_STATE_ERR"],
  "not-dual-auth": ["NOT_DUAL_AUTH_ERR"],
  "approval-missing": ["AUTHORIZATIONS_NOT_MET"],
  "approval-lapsed": ["AUTHORIZATIONS_NOT_MET"],
  registered: ["PROTECTED_RESOURCE_ERR"],
  "retention-lock": ["PREV_KEY_DEL_ERR"],
  "purge-too-early": ["REQ_TOO_EARLY_ERR"],
  "restore-too-early": ["REQ_TOO_EARLY_ERR"],
  "restore-expired": ["KEY_RESTORE_EXPIRED"],
};

/** A row of the matrix: how a key is, and the seed of it. */
interface Case {
  readonly how: string;
  readonly seed: object;
}

const crossed = (left: readonly Case[], right: readonly Case[]): readonly Case[] =>
  left.flatMap((one) =>
    right.map((other) => ({
      how: `${one.how}, ${other.how}`,
      seed: { ...one.seed, ...other.seed },
    })),
  );

const setBy = (by: string, ms: number) => ({ setForDeletion: { by, at: stated(ms) } });
const deletedAt = (ms: number) => ({ deleted: { by: "bob", at: stated(ms) } });
const registered = (preventKeyDeletion: boolean) => ({
  resourceCrn: "crn:v1:bluemix:public:cloud-object-storage:global:a/a1:b1:bucket:orders",
  preventKeyDeletion,
});

const living: readonly Case[] = [0, 1, 2, 3].map((state) => ({
  how: `state ${state}`,
  seed: { state },
}));

const destroyed: readonly Case[] = [
  { how: "deleted now", seed: deletedAt(0) },
  { how: "deleted 29 s ago", seed: deletedAt(-29 * SECOND) },
  { how: "deleted 30 s ago", seed: deletedAt(-30 * SECOND) },
  { how: "deleted a second less than 4 h ago", seed: deletedAt(SECOND - 4 * HOUR) },
  { how: "deleted 4 h ago", seed: deletedAt(-4 * HOUR) },
  { how: "deleted a second less than 30 d ago", seed: deletedAt(SECOND - 30 * DAY) },
  { how: "deleted 30 d ago", seed: deletedAt(-30 * DAY) },
];

const approvals: readonly Case[] = [
  { how: "one person is enough", seed: { dualAuth: false } },
  { how: "not approved", seed: {} },
  { how: "approved by ann", seed: setBy("ann", -DAY) },
  { how: "approved by cleo herself", seed: setBy("cleo", -DAY) },
  { how: "approved by ann a second less than 7 d ago", seed: setBy("ann", SECOND - 7 * DAY) },
  { how: "approved by ann 7 d ago", seed: setBy("ann", -7 * DAY) },
  { how: "approved by cleo herself 8 d ago", seed: setBy("cleo", -8 * DAY) },
];

const obstacles: readonly Case[] = [
  { how: "nothing registered", seed: {} },
  { how: "a bucket registered", seed: { registrations: [registered(false)] } },
  { how: "a bucket that retains", seed: { registrations: [registered(true)] } },
  {
    how: "one bucket that retains, one that does not",
    seed: { registrations: [registered(false), registered(true)] },
  },
];

const CASES = crossed(crossed([...living, ...destroyed], approvals), obstacles);

/** What the client thinks before anything is sent; `expects` are the service's codes that would bear it out. */
interface Forecast {
  readonly says: "already" | "ready" | "perhaps" | ErrorCode;
  readonly expects: readonly string[];
}

/** Your own approval does not count, but that it is yours is only likely: the client asks the service. */
const SUSPICION = ["AUTHORIZATIONS_NOT_MET"];

/** In the order of carry-out: done already, else the first check that says no. */
function forecastOf(change: Change, seen: KeySnapshot, by: Person): Forecast {
  const { settle, checks, already = [] } = change;
  if (settle(seen, seen, by).startsWith("done"))
    return { says: "already", expects: [...already, "KEY_ACTION_INVALID_STATE_ERR"] };
  const findings = checks.map((check) => check.judge(seen, by));
  const isUnsure = findings.some(({ verdict }) => verdict === "unknown");
  const suspected = isUnsure ? SUSPICION : [];
  for (const finding of findings)
    if (finding.verdict === "no")
      return {
        says: finding.refusal,
        expects: [...suspected, ...(MEANS[finding.refusal] ?? [])],
      };
  return { says: isUnsure ? "perhaps" : "ready", expects: suspected };
}

interface Sent {
  readonly before: KeySnapshot;
  readonly after: KeySnapshot | "gone";
  /** The service's own code; null for a yes. */
  readonly answer: string | null;
}

const lookAgain = ({ subject }: Change, { api }: Somebody, key: KeySnapshot["key"]) =>
  subject.look(api, { key: key.id }).catch((error: unknown) => {
    if (error instanceof KpDualError && error.facts.status === 404) return "gone" as const;
    throw error;
  });

/** Sends the change whatever the client thinks of it, and looks again. */
async function sent(change: Change, before: KeySnapshot, somebody: Somebody): Promise<Sent> {
  const { key } = before;
  const attempt = await somebody.api.attempt(
    change.operation(before),
    { key: key.id },
    `c-${key.id}`,
  );
  const after = await lookAgain(change, somebody, key);
  if (attempt.outcome === "accepted") return { before, after, answer: null };
  if (attempt.outcome !== "refused") throw attempt.error;
  return { before, after, answer: attempt.error.facts.reason ?? attempt.error.code };
}

const untouched = ({ before, after }: Sent) =>
  after !== "gone" && isDeepStrictEqual(before.key, after.key);

/** Whether what the service did is what the client thought. */
function agrees(change: Change, { says, expects }: Forecast, sent: Sent, by: Person): boolean {
  const { before, after, answer } = sent;
  if (says === "ready") return answer === null && change.settle(before, after, by) === "done";
  const isRefused = answer !== null && expects.includes(answer);
  if (says !== "already") return isRefused && untouched(sent);
  const isStill = after !== "gone" && change.settle(after, after, by).startsWith("done");
  return isStill && (isRefused || answer === null);
}

const CHANGES: readonly {
  readonly called: string;
  readonly change: Change;
  /** All that the client can come to say: a matrix that asks less would prove less. */
  readonly says: readonly Forecast["says"][];
}[] = [
  {
    called: "set",
    change: approval,
    says: ["already", "not-dual-auth", "ready", "suspended", "wrong-state"],
  },
  {
    called: "unset",
    change: withdrawal,
    says: ["already", "not-dual-auth", "ready", "suspended", "wrong-state"],
  },
  {
    called: "delete",
    change: deletion,
    says: [
      "already",
      "approval-lapsed",
      "approval-missing",
      "perhaps",
      "ready",
      "registered",
      "retention-lock",
      "wrong-state",
    ],
  },
  {
    called: "delete by force",
    change: deletionByForce,
    says: [
      "already",
      "approval-lapsed",
      "approval-missing",
      "perhaps",
      "ready",
      "retention-lock",
      "wrong-state",
    ],
  },
  {
    called: "restore",
    change: restoration,
    says: ["already", "ready", "restore-expired", "restore-too-early"],
  },
  { called: "purge", change: purge, says: ["purge-too-early", "ready", "wrong-state"] },
];

describe.each(CHANGES)("both sides' judgement of $called", ({ change, says }) => {
  it("is the same for a key in whatever state", async () => {
    const world = await emulation(aSeed(CASES.map(({ seed }) => seed)));
    const cleo = await world.as("cleo");

    const disagreements: string[] = [];
    const said = new Set<Forecast["says"]>();
    for (const [n, { how }] of CASES.entries()) {
      const seen = await change.subject.look(cleo.api, { key: nthKey(n) });
      const forecast = forecastOf(change, seen, cleo.person);
      const result = await sent(change, seen, cleo);
      said.add(forecast.says);
      if (!agrees(change, forecast, result, cleo.person))
        disagreements.push(
          `${how}: the client says ${forecast.says}, the service ${result.answer ?? "yes"}`,
        );
    }

    expect(disagreements).toEqual([]);
    expect([...said].sort()).toEqual(says);
  });
});

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Attempt } from "../../src/api/api.js";
import { tokenByApiKey } from "../../src/api/iam.js";
import {
  disableInstancePolicy,
  enableInstancePolicy,
  getInstancePolicy,
} from "../../src/api/instance-policies.js";
import { enableKeyPolicy, getKeyPolicy } from "../../src/api/key-policies.js";
import {
  deleteKey,
  deleteKeyByForce,
  getKeyMetadata,
  headKeys,
  listKeys,
  purgeKey,
  restoreKey,
  setKeyForDeletion,
  unsetKeyForDeletion,
} from "../../src/api/keys.js";
import { makeReader } from "../../src/api/reader.js";
import { getRegistrations } from "../../src/api/registrations.js";
import { makeApi } from "../../src/api/sender.js";
import type { Delivery, Transport } from "../../src/api/transport.js";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change } from "../../src/change/change.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { keyPolicy } from "../../src/change/key-policy.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import { patienceAt } from "../../src/core/patience.js";
import type { Result } from "../../src/core/report.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { changeReport } from "../../src/views/change-report.js";
import { failureLines } from "../../src/views/failure.js";
import { anOrder } from "../support/carried-out.js";
import { fakeMeans } from "../support/fake-means.js";
import { answered } from "../support/fake-transport.js";
import { collectionOf } from "../support/wire-json.js";
import { NOW, ORDERS, PIPE } from "../views/models.js";
import { aGoodLook, anyDelivery } from "./any-answer.js";
import { type Exchange, isProven } from "./proof.js";

/** Printed with every failure; another one tries other replies. */
const SEED = 20_260_512;

/** Replies that are judged on their own; the changes bring the rest of the 20,000. */
const ALONE = 13_000;
const STORIES = 2_500;

let replies = 0;

/** Replies one after another, the last for ever; what was really taken is counted. */
function transportOf(deliveries: readonly Delivery[]) {
  const left = [...deliveries];
  const sent: Exchange[] = [];
  const transport: Transport = async ({ method, path }) => {
    const delivery = (left.length > 1 ? left.shift() : left[0]) as Delivery;
    replies += 1;
    sent.push({ method, path, delivery });
    return delivery;
  };
  return { transport, sent };
}

const EMPTY = answered(200, collectionOf());

/** The first look is a good one, so that something is sent; after that anything may come. */
function lookedAt(first: Delivery, deliveries: readonly Delivery[]) {
  const { transport: after, sent } = transportOf(deliveries);
  let isBegun = false;
  const transport: Transport = async (request) => {
    isBegun ||= request.method !== "GET";
    if (isBegun) return after(request);
    return request.path.endsWith("/metadata") ? first : EMPTY;
  };
  return { transport, sent };
}

const waiting = {
  patience: patienceAt(1),
  sleep: async () => undefined,
  random: () => 0,
  newId: randomUUID,
  clock: () => NOW,
};

function apiOver(transport: Transport) {
  const token = { token: async () => "t-1", renew: async () => "t-2" };
  const to = { endpoint: "https://kms.invalid", instance: ORDERS };
  return makeApi({ ...waiting, ...to, transport, token });
}

const reads = [
  [getKeyMetadata, { key: ORDERS }],
  [getKeyPolicy, { key: ORDERS }],
  [getRegistrations, { key: ORDERS }],
  [getInstancePolicy, {}],
  [headKeys, { states: [1] }],
  [listKeys, { states: [1], offset: 0 }],
] as const;

const changes = [
  setKeyForDeletion,
  unsetKeyForDeletion,
  deleteKey,
  deleteKeyByForce,
  restoreKey,
  purgeKey,
  enableKeyPolicy,
  enableInstancePolicy,
  disableInstancePolicy,
] as const;

type Asked = (transport: Transport) => Promise<Attempt | "read" | KpDualError>;

const expected = (error: unknown): KpDualError => {
  if (error instanceof KpDualError) return error;
  throw error;
};

const readOf =
  ([operation, input]: (typeof reads)[number]): Asked =>
  (transport) =>
    apiOver(transport)
      .read(operation as typeof getKeyMetadata, input as { readonly key: typeof ORDERS })
      .then(() => "read" as const, expected);

const askedOf: readonly Asked[] = [
  ...reads.map(readOf),
  (transport) =>
    makeReader({ ...waiting, transport })(
      tokenByApiKey,
      { apiKey: "k" },
      { origin: "https://iam.invalid", headers: {} },
    ).then(() => "read" as const, expected),
  ...changes.map(
    (operation): Asked =>
      (transport) =>
        apiOver(transport).attempt(operation, { key: ORDERS }, "c-1"),
  ),
];

/** What an error says can be said on a screen, and holds nothing of ours. */
function isTold(error: KpDualError): void {
  const lines = failureLines(error, PIPE);
  expect(lines.length).toBeLessThanOrEqual(5);
  expect(lines.join("\n")).not.toMatch(/\n\s+at |\[object|undefined:/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: These are what must not be there.
  expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
}

it("whatever is answered to an operation is read, explained, or not known", async () => {
  const asked = fc.tuple(
    fc.constantFrom(...askedOf),
    fc.array(anyDelivery, { minLength: 1, maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(asked, async ([ask, deliveries]) => {
      const { transport, sent } = transportOf(deliveries);

      const came = await ask(transport);

      expect(sent.length).toBeLessThanOrEqual(6);
      if (came instanceof KpDualError) isTold(came);
      else if (came !== "read" && came.outcome !== "accepted") isTold(came.error);
    }),
    { numRuns: ALONE, seed: SEED },
  );
}, 60_000);

const kinds: readonly Change[] = [
  approval,
  withdrawal,
  deletion,
  deletionByForce,
  restoration,
  purge,
  keyPolicy,
];

it("no change is called done without a proof", async () => {
  const story = fc.record({
    change: fc.constantFrom(...kinds),
    first: aGoodLook,
    deliveries: fc.array(fc.oneof(aGoodLook, anyDelivery, anyDelivery), {
      minLength: 8,
      maxLength: 24,
    }),
  });
  const outcomes: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(story, async ({ change, first, deliveries }) => {
      const { transport, sent } = lookedAt(first, deliveries);
      const api = { ...apiOver(transport), log: [] as string[] };

      const report = await carryOut(change, anOrder(), fakeMeans(api)).catch(expected);

      if (report instanceof KpDualError) return isTold(report);
      changeReport.text(report, PIPE);
      changeReport.errors?.(report).forEach(isTold);
      const [result] = report.results as readonly [Result];
      outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
      const sendings = sent.filter(({ method }) => method !== "GET");
      // Three tries with each of two tokens, and all that once more after a look.
      expect(sendings.length).toBeLessThanOrEqual(change.resend === "never" ? 6 : 12);
      expect(result.outcome !== "done" || isProven(change.name, result, sent)).toBe(true);
    }),
    { numRuns: STORIES, seed: SEED },
  );
  // A test in which nothing gets far proves little.
  for (const each of ["done", "refused", "unknown", "already"])
    expect(outcomes[each]).toBeGreaterThan(STORIES / 100);
  expect(replies).toBeGreaterThan(20_000);
}, 60_000);

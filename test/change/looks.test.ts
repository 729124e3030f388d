import { expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import { getKeyPolicy } from "../../src/api/key-policies.js";
import { getKeyMetadata } from "../../src/api/keys.js";
import type { Operation } from "../../src/api/operation.js";
import { getRegistrations } from "../../src/api/registrations.js";
import { approval } from "../../src/change/approval.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { keyPolicy } from "../../src/change/key-policy.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import { aKey, NOW, ORDERS } from "../views/models.js";

const KEY = [getKeyMetadata.name];
const WITH_USERS = [...KEY, getRegistrations.name];
const ALL = [...WITH_USERS, getKeyPolicy.name];

const ANSWERS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [getKeyMetadata.name, aKey()],
  [getRegistrations.name, { registrations: [], total: 0 }],
  [getKeyPolicy.name, null],
]);

it.each([
  { change: approval, first: KEY, recalls: false },
  { change: withdrawal, first: KEY, recalls: false },
  { change: restoration, first: KEY, recalls: false },
  { change: keyPolicy, first: WITH_USERS, recalls: false },
  { change: deletion, first: ALL, recalls: true },
  { change: deletionByForce, first: ALL, recalls: true },
  { change: purge, first: ALL, recalls: true },
])("before $change.name no more is read than it needs, and no less, case %#", async (each) => {
  const { change, first, recalls } = each;
  const asked: string[] = [];
  const read = async ({ name }: Operation<never, unknown>) => {
    asked.push(name);
    return { value: ANSWERS.get(name), serverNow: NOW, correlationId: "c-1" };
  };
  const api = { read } as unknown as Api;

  await change.subject.look(api, { key: ORDERS });
  expect(asked).toEqual(first);

  await change.subject.lookBack(api, { key: ORDERS });
  expect(asked).toEqual([...first, ...KEY]);
  expect(change.subject.recall !== undefined).toBe(recalls);
});

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import { eachKey } from "../../src/api/each-key.js";
import { allInstances } from "../../src/api/instance-list.js";
import * as keyPolicies from "../../src/api/key-policies.js";
import * as keys from "../../src/api/keys.js";
import { locateInstance } from "../../src/api/locate-instance.js";
import type { Operation } from "../../src/api/operation.js";
import { throughPrivatePort } from "../../src/api/private-port.js";
import { makeReader } from "../../src/api/reader.js";
import * as registrations from "../../src/api/registrations.js";
import { resolutions } from "../../src/api/resolutions.js";
import { makeApi } from "../../src/api/sender.js";
import type { Delivery, WireRequest } from "../../src/api/transport.js";
import { keyRingOf } from "../../src/cli/target.js";
import { patienceAt } from "../../src/core/patience.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { answered } from "../support/fake-transport.js";
import { hostileIds } from "../support/hostile-ids.js";
import { isByTemplate } from "../support/templates.js";
import { where } from "../support/where.js";
import { collectionOf, ORDERS, wireKey } from "../support/wire-json.js";

/** Whatever stands in the place of an id, a name, a ring or an address: only what api.md knows is asked (T4). */

const TRIED = 10_000;
const SEED = Math.floor(Math.random() * 2 ** 31);
const INSTANCE = "7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type About = Operation<{ readonly key: never }, undefined>;

/** Every operation that is about one key. */
const OPERATIONS = [keys, keyPolicies, registrations]
  .flatMap((module): unknown[] => Object.values(module))
  .filter((each): each is About => typeof each === "object" && each !== null && "roles" in each)
  .filter(({ name }) => name !== keys.listKeys.name && name !== keys.headKeys.name);
const CHANGES = OPERATIONS.filter(({ method }) => method !== "GET");

const isChange = ({ method }: Pick<WireRequest, "method">) => method !== "GET" && method !== "HEAD";

/** What the service answers, had a text got into its own records. The first that fits counts. */
const replies = (text: string): readonly (readonly [RegExp, Delivery])[] => [
  [/^HEAD /, answered(200, "", { "key-total": "1" })],
  [/allowed_ip_port$/, answered(200, collectionOf({ private_endpoint_port: text }))],
  [/^GET https:..private/, answered(401, { resources: [{ errorMsg: "Unauthorized: no" }] })],
  [/type=/, answered(200, { resources: [], next_url: `/v2/resource_instances?start=${text}` })],
  [
    /[/]v2[/]resource/,
    answered(200, { guid: text, crn: text, extensions: { endpoints: { public: text } } }),
  ],
  [
    /keys[?]/,
    answered(
      200,
      collectionOf(wireKey({ id: text, name: text, aliases: [text], dualAuthDelete: null })),
    ),
  ],
  [/^GET /, answered(200, collectionOf(wireKey()))],
  [/^/, answered(204)],
];

/** A client that takes down what it sends. */
function client(text: string, sent: WireRequest[]) {
  const means = {
    transport: async (request: WireRequest) => {
      sent.push(request);
      const line = `${request.method} ${request.origin}${request.path}`;
      return replies(text).find(([form]) => form.test(line))?.[1] ?? answered(500);
    },
    patience: patienceAt(1),
    sleep: async () => undefined,
    random: () => 0.5,
    newId: randomUUID,
    clock: () => new Date("2026-05-12T12:00:00Z"),
  };
  const token = { token: async () => "t-1", renew: async () => undefined };
  const at = (endpoint: string): Api => makeApi({ ...means, endpoint, instance: INSTANCE, token });
  const readFrom = makeReader(means);
  const located = (instance: string, more = {}) =>
    locateInstance(where(instance, more), { readFrom, token: token.token });
  return { api: at("https://eu-de.kms.cloud.ibm.com"), at, readFrom, located };
}

type Client = ReturnType<typeof client>;

/** All that somebody can give a text for. */
const given = (text: string, { api, located }: Client) => [
  ...OPERATIONS.map((operation) => () => {
    const target = { key: text as never };
    return isChange(operation)
      ? api.attempt(operation, target, "c-1")
      : api.read(operation, target);
  }),
  () => located(text),
  () => located(INSTANCE, { region: text }),
  () => located(`crn:v1:bluemix:public:hs-crypto:eu-de:a/${text}:${INSTANCE}::`),
  () => located(`crn:v1:bluemix:public:hs-crypto:eu-de:a/a1:${text}::`),
  () => located(`crn:v1:bluemix:public:kms:eu-de:a/a1:${INSTANCE}:key:${text}`),
  async () => keyRingOf({ keyRing: text, input: false }, INSTANCE),
];

/** All that can be answered with a text in it, and leads to further requests. */
const answeredWith = (_: string, { api, at, readFrom, located }: Client) => [
  () => eachKey(api, [1], () => undefined),
  () => resolutions(api, ["orders-alias"]),
  () => located(INSTANCE),
  () =>
    allInstances(readFrom, { origin: "https://resource-controller.cloud.ibm.com", headers: {} }),
  () =>
    throughPrivatePort("https://private.eu-de.kms.cloud.ibm.com", at).read(keys.headKeys, {
      states: [1],
    }),
];

const tried = fc.sample(hostileIds, { numRuns: TRIED, seed: SEED });
const good = tried.filter((text) => UUID.test(text));
const requests: (WireRequest & { readonly text: string })[] = [];
let crashes = 0;
let used = 0;

async function tryAll(texts: readonly string[], uses: typeof given | typeof answeredWith) {
  for (const text of texts) {
    const sent: WireRequest[] = [];
    for (const use of uses(text, client(text, sent))) {
      used += 1;
      await use().catch((error: unknown) => {
        if (!(error instanceof KpDualError)) crashes += 1;
      });
    }
    for (const request of sent) requests.push({ ...request, text });
  }
}

/** As many names as a list can hold share one look at all keys. */
async function resolveAll(texts: readonly string[]) {
  const sent: WireRequest[] = [];
  const found = await resolutions(client(ORDERS, sent).api, texts);
  used += found.length;
  for (const request of sent) requests.push({ ...request, text: "" });
}

beforeAll(async () => {
  await tryAll(tried, given);
  await tryAll(
    tried.filter((_, at) => at % 20 === 0),
    answeredWith,
  );
  await resolveAll(tried);
}, 120_000);

describe(`10,000 texts for an id, a name, an alias, a ring, a CRN (seed ${SEED})`, () => {
  it("were tried in every place, in every operation", () => {
    expect(tried).toHaveLength(TRIED);
    expect(new Set(tried).size).toBeGreaterThan(TRIED / 2);
    expect(good.length).toBeGreaterThan(TRIED / 50);
    expect(OPERATIONS).toHaveLength(10);
    expect(used).toBe(TRIED * (OPERATIONS.length + 6) + (TRIED / 20) * 5 + TRIED);
    expect(requests.length).toBeGreaterThan(TRIED);
  });

  it("led to no request outside of the templates", () => {
    expect(requests.filter((each) => !isByTemplate(each)).slice(0, 5)).toEqual([]);
  });

  it("led to no host but IBM's, and to no other header", () => {
    const hosts = new Set(requests.map(({ origin }) => origin.replace(INSTANCE, "<id>")));
    expect(
      [...hosts].filter(
        (host) => !/^https:\/\/[a-z0-9.<>-]+\.(?:cloud\.ibm\.com|appdomain\.cloud)$/.test(host),
      ),
    ).toEqual([]);
    const values = requests.flatMap(({ headers }) => Object.values(headers));
    expect(values.filter((value) => !/^[\x20-\x7e]*$/.test(value))).toEqual([]);
  });

  it("changed nothing but the key whose UUID they were", () => {
    const changed = requests.filter(isChange);

    expect(CHANGES).toHaveLength(7);
    expect(changed).toHaveLength(good.length * CHANGES.length);
    for (const { path, text } of changed) expect(/keys\/([^/?]*)/.exec(path)?.[1]).toBe(text);
  });

  it("are told as what they are, and never a crash", () => {
    expect(crashes).toBe(0);
  });

  it("would be found out", () => {
    const at = (path: string) => isByTemplate({ method: "DELETE", path: `/api/v2/keys/${path}` });

    expect([at(ORDERS), at(`${ORDERS}?force=true`), at(`${ORDERS}/purge`)]).toEqual([
      true,
      true,
      true,
    ]);
    for (const path of [
      "",
      "..",
      `${ORDERS}/`,
      `${ORDERS}?`,
      `${ORDERS}/purge?force=true`,
      ORDERS.toUpperCase(),
    ])
      expect(at(path)).toBe(false);
    expect(isByTemplate({ method: "GET", path: `/api/v2/keys/${ORDERS}` })).toBe(false);
    expect(isByTemplate({ method: "GET", path: "/api/v2/keys/%2e%2e/metadata" })).toBe(false);
  });
});

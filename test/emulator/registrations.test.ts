import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, ORDERS } from "./seeds.js";

const OTHER = "11a4c0de-52b7-4e19-8c36-7f9d0b1e2a35";
const seed = aSeed(
  {},
  {
    keys: [
      {
        instance: "prod-eu",
        id: ORDERS,
        name: "orders-db-root",
        createdAt: "2026-01-02T03:04:05Z",
        registrations: [
          { resourceCrn: "crn:v1:bluemix:public:cos:a::bucket:one" },
          { resourceCrn: "crn:v1:bluemix:public:cos:a::bucket:two", preventKeyDeletion: true },
        ],
      },
      {
        instance: "prod-eu",
        id: OTHER,
        name: "logs-root",
        keyRing: "ring-1",
        registrations: [{ resourceCrn: "crn:v1:bluemix:public:databases:b:::" }],
      },
    ],
  },
);

const listed = async (path: string, headers = {}) => {
  const rita = as("rita", await started(seed));
  return items(await rita(`GET ${path}`, { headers })).map(({ resourceCrn }) =>
    String(resourceCrn).slice(22),
  );
};

const [one, two, three] = ["cos:a::bucket:one", "cos:a::bucket:two", "databases:b:::"];
const own = `/keys/${ORDERS}/registrations`;
const all = "/keys/registrations";

describe("registrations", () => {
  it("say what is registered with which key", async () => {
    const [first] = items(await as("rita", await started(seed))(`GET ${own}`));
    expect(first).toEqual({
      keyId: ORDERS,
      keyName: "orders-db-root",
      resourceCrn: "crn:v1:bluemix:public:cos:a::bucket:one",
      createdBy: "IBMid-bob",
      creationDate: "2026-01-02T03:04:05Z",
      updatedBy: "IBMid-bob",
      lastUpdated: "2026-01-02T03:04:05Z",
      preventKeyDeletion: false,
      keyVersion: { id: ORDERS, creationDate: "2026-01-02T03:04:05Z" },
    });
  });

  it.each([
    [own, [one, two]],
    [all, [one, two, three]],
    [`${own}?preventKeyDeletion=true`, [two]],
    [`${all}?preventKeyDeletion=false`, [one, three]],
    [`${all}?limit=1&offset=1`, [two]],
    [`${all}?urlEncodedResourceCRNQuery=${encodeURIComponent("crn:v1:*:cos:*")}`, [one, two]],
    [`${all}?urlEncodedResourceCRNQuery=crn`, []],
  ])("%s", async (path, expected) => {
    expect(await listed(path)).toEqual(expected);
  });

  it("of all keys are those of the ring that is named", async () => {
    expect(await listed(all, { "x-kms-key-ring": "ring-1" })).toEqual([three]);
  });

  it("are counted if that is asked for", async () => {
    const rita = as("rita", await started(seed));
    expect((await rita(`GET ${all}?totalCount=true&limit=1`)).body).toMatchObject({
      metadata: { collectionTotal: 1, totalCount: 3 },
    });
    expect((await rita(`GET ${own}?limit=1`)).body).not.toHaveProperty("metadata.totalCount");
  });

  it.each(["preventKeyDeletion=yes", "limit=0"])("refuse %s", async (query) => {
    const reply = await as("rita", await started(seed))(`GET ${own}?${query}`);
    expect(codeOf(reply)).toBe("INVALID_QUERY_PARAM_ERR");
  });
});

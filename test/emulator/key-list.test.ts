import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, START } from "./seeds.js";

const id = (n: number) => `0000000${n}-6001-4482-a892-13bd2085f75d`;
const key = (n: number, more: object = {}) => ({
  instance: "prod-eu",
  id: id(n),
  name: `key-${n}`,
  createdAt: `2026-01-0${9 - n}T00:00:00Z`,
  ...more,
});

const seed = aSeed(
  {},
  {
    keys: [
      key(3, { extractable: true, aliases: ["shop"] }),
      key(1, { keyRing: "ring-1", dualAuth: true }),
      key(2, { state: 2 }),
      key(4, { state: 3 }),
      key(5, { deleted: { by: "bob", at: START } }),
    ],
  },
);

const listed = async (query: string, headers = {}) => {
  const rita = as("rita", await started(seed));
  return items(await rita(`GET /keys${query}`, { headers })).map(({ name }) =>
    Number(String(name).slice(4)),
  );
};

describe("the list of keys", () => {
  it.each([
    ["", [1, 2, 3, 4]],
    ["?state=0,1,2,3,5", [1, 2, 3, 4, 5]],
    ["?state=5", [5]],
    ["?state=2,3", [2, 4]],
    ["?extractable=true", [3]],
    ["?extractable=false", [1, 2, 4]],
    ["?limit=2", [1, 2]],
    ["?limit=2&offset=3", [4]],
    ["?offset=4", []],
    ["?search=key-2", [2]],
    ["?search=alias:sho", [3]],
    ["?search=not:key-2", [1, 3, 4]],
    ["?sort=-id", [4, 3, 2, 1]],
    ["?sort=creationDate", [4, 3, 2, 1]],
    ["?sort=-extractable,id", [3, 1, 2, 4]],
    ["?sort=-state", [4, 2, 1, 3]],
    ["?sort=imported,lastRotateDate,expirationDate,-lastUpdateDate", [1, 2, 3, 4]],
    ["?search=escape:key-4", [4]],
    ["?state=0,1,2,3,5&sort=deletionDate,-id", [5, 4, 3, 2, 1]],
  ])("%s", async (query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it("is of the ring that is named, which must be there", async () => {
    expect(await listed("", { "x-kms-key-ring": "ring-1" })).toEqual([1]);
    const rita = as("rita", await started(seed));
    const elsewhere = { headers: { "x-kms-key-ring": "ring-2" } };
    expect(codeOf(await rita("GET /keys", elsewhere))).toBe("KEY_RING_NOT_FOUND_ERR");
    expect((await rita("HEAD /keys", elsewhere)).status).toBe(404);
  });

  it.each([
    "limit=0",
    "limit=5001",
    "limit=x",
    "limit=-1",
    "offset=-1",
    "offset=x",
    "state=4",
    "state=1, 2",
    "state=",
    "extractable=yes",
    "sort=colour",
    "sort=toString",
  ])("refuses %s", async (query) => {
    const reply = await as("rita", await started(seed))(`GET /keys?${query}`);
    expect([reply.status, codeOf(reply)]).toEqual([400, "INVALID_QUERY_PARAM_ERR"]);
  });

  it.each([1, 5000])("takes a limit of %i", async (limit) => {
    const reply = await as("rita", await started(seed))(`GET /keys?limit=${limit}`);
    expect(reply.status).toBe(200);
  });

  it("has no resources at all when it is empty, and no total of all keys ever", async () => {
    const rita = as("rita", await started(seed));
    expect((await rita("GET /keys?offset=10")).body).toEqual({
      metadata: { collectionType: "application/vnd.ibm.kms.key+json", collectionTotal: 0 },
    });
    expect((await rita("GET /keys?limit=1&totalCount=true")).body).toMatchObject({
      metadata: { collectionType: "application/vnd.ibm.kms.key+json", collectionTotal: 1 },
    });
  });

  it("says what was searched for", async () => {
    const reply = await as("rita", await started(seed))("GET /keys?search=name:key-2");
    expect(reply.body).toMatchObject({
      metadata: { searchQuery: { query: "key-2", scopes: ["name"] } },
    });
  });

  it("tells the dual authorization of each key, unless a quirk leaves it out", async () => {
    const complete = await as("rita", await started(seed))("GET /keys?limit=1");
    expect(items(complete)).toMatchObject([{ dualAuthDelete: { enabled: true } }]);
    const poor = as("rita", await started({ ...seed, quirks: { listOmitsDualAuth: true } }));
    expect(items(await poor("GET /keys?limit=1"))[0]).not.toHaveProperty("dualAuthDelete");
    expect(items(await poor(`GET /keys/${id(1)}/metadata`))[0]).toHaveProperty("dualAuthDelete");
  });

  it("shows two hundred keys unless told otherwise, and searches through five thousand at most", async () => {
    const many = (count: number) =>
      aSeed({}, { keys: [], generateKeys: { instance: "prod-eu", count } });
    const rita = as("rita", await started(many(5000)));
    expect(items(await rita("GET /keys"))).toHaveLength(200);
    expect(items(await rita("GET /keys?search=000017"))).toMatchObject([
      { name: "generated-000017" },
    ]);
    const more = as("rita", await started(many(5001)));
    expect(codeOf(await more("GET /keys?search=000017"))).toBe("KEY_SEARCH_TOO_BROAD");
  });
});

describe("the number of keys", () => {
  it.each([
    ["", "4"],
    ["?state=0,1,2,3,5", "5"],
    ["?extractable=true", "1"],
  ])("%s: %s", async (query, total) => {
    const reply = await as("rita", await started(seed))(`HEAD /keys${query}`);
    expect([reply.status, reply.headers.get("key-total")]).toEqual([200, total]);
  });

  it("is refused for what is no state", async () => {
    expect((await as("rita", await started(seed))("HEAD /keys?state=9")).status).toBe(400);
  });
});

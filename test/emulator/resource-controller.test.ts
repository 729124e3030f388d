import { describe, expect, it } from "vitest";
import { ask, started, tokenOf } from "./asking.js";
import { aSeed, INSTANCE } from "./seeds.js";

const SECOND_ID = "11a4c0de-52b7-4e19-8c36-7f9d0b1e2a35";
const seed = aSeed(
  {},
  {
    instances: [
      { id: INSTANCE, name: "prod-eu", region: "eu-de" },
      { id: SECOND_ID, name: "prod-us", region: "us-south" },
    ],
  },
);

async function asked(path: string) {
  const { url, instances } = await started(seed);
  const headers = { authorization: `Bearer ${await tokenOf(url, "rita")}` };
  const get = (what: string) => ask(url, `GET /v2/resource_instances${what}`, { headers });
  return { reply: await get(path), get, url, instances };
}

const names = (body: unknown) => Object(body).resources.map(({ name }: { name: string }) => name);

describe("the resource controller", () => {
  it("lists the instances, with their endpoints", async () => {
    const { reply, url, instances } = await asked("");
    expect(reply.body).toMatchObject({ rows_count: 2, next_url: null });
    expect(Object(reply.body).resources[0]).toMatchObject({
      guid: INSTANCE,
      id: instances[0]?.crn,
      crn: expect.stringMatching(
        new RegExp(`^crn:v1:bluemix:public:kms:eu-de:a/[0-9a-f]{32}:${INSTANCE}::$`),
      ),
      name: "prod-eu",
      region_id: "eu-de",
      state: "active",
      type: "service_instance",
      sub_type: "kms",
      extensions: { endpoints: { public: url, private: url } },
    });
  });

  it.each([
    ["?type=service_instance", ["prod-eu", "prod-us"]],
    ["?type=cf_service_instance", []],
    ["?name=prod-us", ["prod-us"]],
    [`?guid=${INSTANCE}`, ["prod-eu"]],
  ])("%s", async (query, expected) => {
    const { reply } = await asked(query);
    expect(names(reply.body)).toEqual(expected);
  });

  it("lists in pages, each of which names the next by a relative address", async () => {
    const { reply, get } = await asked("?type=service_instance&limit=1");
    expect(names(reply.body)).toEqual(["prod-eu"]);
    const next: string = Object(reply.body).next_url;
    expect(next).toMatch(/^\/v2\/resource_instances\?/);
    const second = await get(next.replace("/v2/resource_instances", ""));
    expect([names(second.body), Object(second.body).next_url]).toEqual([["prod-us"], null]);
  });

  it("finds one by its GUID or its CRN", async () => {
    const { get, instances } = await asked("");
    const crn = encodeURIComponent(instances[1]?.crn ?? "");
    expect(Object((await get(`/${INSTANCE}`)).body).name).toBe("prod-eu");
    expect(Object((await get(`/${crn}`)).body).name).toBe("prod-us");
    expect((await get("/nothing")).status).toBe(404);
  });

  it("refuses a page of none, and whoever has no token of ours", async () => {
    const { reply, url } = await asked("?limit=0");
    expect(reply.status).toBe(400);
    expect((await ask(url, "GET /v2/resource_instances")).status).toBe(401);
  });
});

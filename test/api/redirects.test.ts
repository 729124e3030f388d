import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { exchanged } from "../../src/api/exchanged.js";
import { tokenByApiKey } from "../../src/api/iam.js";
import { enableInstancePolicy } from "../../src/api/instance-policies.js";
import { deleteKey, getKeyMetadata, headKeys, purgeKey, restoreKey } from "../../src/api/keys.js";
import { getInstance } from "../../src/api/resource-controller.js";
import type { KeyId } from "../../src/core/key.js";
import { apiAt, INSTANCE, readFromAt } from "../support/api-at.js";
import { serve } from "../support/loopback.js";
import { ORDERS } from "../support/wire-json.js";

/** Whatever is asked, a redirect is not followed, so that nothing arrives where it leads (reliability.md T12). */

const STATUSES = [300, 301, 302, 303, 305, 307, 308];
const target = { key: ORDERS as KeyId };

const reads = {
  "a sign-in": (iam: string) =>
    exchanged(tokenByApiKey, { apiKey: "canary" }, { iam, readFrom: readFromAt() }),
  "a look at the resource controller": (origin: string) =>
    readFromAt()(
      getInstance,
      { instance: INSTANCE },
      { origin, headers: { authorization: "Bearer t" } },
    ),
  "a look at a key": (endpoint: string) => apiAt(endpoint).read(getKeyMetadata, target),
  "a count": (endpoint: string) => apiAt(endpoint).read(headKeys, { states: [1] }),
};

const changes = { deleteKey, purgeKey, restoreKey, enableInstancePolicy };

/** A service that sends everybody on, and the one that they are sent to. */
async function redirecting(status: number, leadsTo: "another host" | "the same host") {
  const elsewhere = await serve(http.all("*", () => HttpResponse.json({})));
  const host = leadsTo === "another host" ? elsewhere.endpoint : "";
  const headers = { location: `${host}/elsewhere` };
  const service = await serve(http.all("*", () => new HttpResponse(null, { status, headers })));
  const arrived = () => [
    ...elsewhere.requests,
    ...service.requests.filter(({ path }) => path === "/elsewhere"),
  ];
  return { service, arrived };
}

const rows = STATUSES.flatMap((status) =>
  (["another host", "the same host"] as const).map((leadsTo) => ({ status, leadsTo })),
);

describe.each(rows)("a $status to $leadsTo", ({ status, leadsTo }) => {
  it.each(Object.entries(reads))("is not followed by %s, which fails", async (_, read) => {
    const { service, arrived } = await redirecting(status, leadsTo);

    await expect(read(service.endpoint)).rejects.toMatchObject({ exit: 8 });

    expect(arrived()).toEqual([]);
    expect(service.requests.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(changes))(
    "is not followed by %s, which is lost and sent once",
    async (_, change) => {
      const { service, arrived } = await redirecting(status, leadsTo);

      const attempt = await apiAt(service.endpoint).attempt(change, target, "c-1");

      expect(attempt.outcome).toBe("lost");
      expect(arrived()).toEqual([]);
      expect(service.requests).toHaveLength(1);
    },
  );
});

it("counts 112 redirects", () => {
  expect(rows.length * (Object.keys(reads).length + Object.keys(changes).length)).toBe(112);
});

import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { getKeyMetadata, setKeyForDeletion } from "../../src/api/keys.js";
import { throughPrivatePort } from "../../src/api/private-port.js";
import type { KeyId } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { apiAt, INSTANCE } from "../support/api-at.js";
import { serve } from "../support/loopback.js";
import { collectionOf, ORDERS, refusalJson, wireKey } from "../support/wire-json.js";

const PRIVATE = "https://private.eu-de.kms.cloud.ibm.com";
const key = ORDERS as KeyId;

const METADATA = "*/api/v2/keys/:key/metadata";
const PORT = "*/api/v2/instance/allowed_ip_port";

const refusal = () =>
  HttpResponse.json(refusalJson("", "Unauthorized: Either the user does not have access"), {
    status: 401,
  });
const refusing = http.get(METADATA, refusal);
const serving = http.get(METADATA, () => HttpResponse.json(collectionOf(wireKey())));
const portIs = (...resources: readonly unknown[]) =>
  http.get(PORT, () => HttpResponse.json({ metadata: {}, resources }));

/** An instance at a private address, behind which the hosts of a test stand. */
async function instanceAt(
  endpoint: string,
  usual: Parameters<typeof serve>[0][],
  atPort: Parameters<typeof serve>[0][] = [],
) {
  const [first, second] = [await serve(...usual), await serve(...atPort)];
  const addresses: string[] = [];
  const api = throughPrivatePort(endpoint, (at) => {
    addresses.push(at);
    return apiAt(at === endpoint ? first.endpoint : second.endpoint);
  });
  const paths = (of: typeof first) => of.requests.map(({ path }) => path.split("/").at(-1));
  return {
    api,
    addresses,
    first,
    asked: () => ({ usual: paths(first), atPort: paths(second) }),
    read: () => api.read(getKeyMetadata, { key }),
  };
}

describe("an instance at its private endpoint", () => {
  it("with an allowedIP policy is asked for its port once, and then reached there", async () => {
    const { api, addresses, asked, first, read } = await instanceAt(
      PRIVATE,
      [refusing, portIs({ private_endpoint_port: 15_008 })],
      [serving, http.post("*/setKeyForDeletion", () => new HttpResponse(null, { status: 204 }))],
    );

    await Promise.all([read(), read()]);
    await read();
    const { outcome } = await api.attempt(setKeyForDeletion, { key }, "c-1");

    expect(outcome).toBe("accepted");
    expect(addresses).toEqual([PRIVATE, `${PRIVATE}:15008`]);
    expect(asked()).toEqual({
      usual: ["metadata", "metadata", "allowed_ip_port"],
      atPort: ["metadata", "metadata", "metadata", "setKeyForDeletion"],
    });
    expect(first.requests.at(-1)?.headers).toMatchObject({
      authorization: "Bearer t-1",
      "bluemix-instance": INSTANCE,
    });
  });

  it("without one costs no request more", async () => {
    const { asked, read } = await instanceAt(PRIVATE, [serving]);

    await read();

    expect(asked()).toEqual({ usual: ["metadata"], atPort: [] });
  });

  it.each([
    ["no port", []],
    ["no list", undefined],
  ])("that has %s is refused as it was", async (_, resources) => {
    const answer = http.get(PORT, () => HttpResponse.json({ metadata: {}, resources }));
    const { asked, read } = await instanceAt(PRIVATE, [refusing, answer]);

    await expect(read()).rejects.toMatchObject({ facts: { status: 401 } });
    await expect(read()).rejects.toMatchObject({ facts: { status: 401 } });

    const [port] = asked().usual.filter((path) => path === "allowed_ip_port");
    expect(port).toBeDefined();
    expect(asked()).toEqual({ usual: ["metadata", "allowed_ip_port", "metadata"], atPort: [] });
  });

  it("that tells its port to others only says who knows it", async () => {
    const { read } = await instanceAt(PRIVATE, [refusing, http.get(PORT, refusal)]);

    const error = await read().catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(KpDualError);
    const { explanation, facts } = error as KpDualError;
    expect(facts.status).toBe(401);
    expect(explanation.do.length).toBeGreaterThan(1);
    expect(explanation.do.at(-1)).toContain(`--endpoint ${PRIVATE}:PORT`);
  });

  it.each([22, 7_999, 20_000])(
    "is not followed to port %i, which is none of those",
    async (port) => {
      const { asked, read } = await instanceAt(PRIVATE, [
        refusing,
        portIs({ private_endpoint_port: port }),
      ]);

      await expect(read()).rejects.toMatchObject({ code: "host-not-allowed" });
      expect(asked().atPort).toEqual([]);
    },
  );

  it("that is refused at its port too is asked no more", async () => {
    const { asked, read } = await instanceAt(
      PRIVATE,
      [refusing, portIs({ private_endpoint_port: 8_888 })],
      [refusing],
    );

    await expect(read()).rejects.toMatchObject({ facts: { status: 401 } });
    await expect(read()).rejects.toMatchObject({ facts: { status: 401 } });

    expect(asked()).toEqual({
      usual: ["metadata", "allowed_ip_port"],
      atPort: ["metadata", "metadata"],
    });
  });

  it("that served a read is asked nothing after a refusal: it is about a role", async () => {
    let reads = 0;
    const once = http.get(METADATA, () => {
      reads += 1;
      return reads === 1 ? HttpResponse.json(collectionOf(wireKey())) : refusal();
    });
    const { asked, read } = await instanceAt(PRIVATE, [once]);

    await read();
    await expect(read()).rejects.toMatchObject({ facts: { status: 401 } });

    expect(asked().usual).toEqual(["metadata", "metadata"]);
  });

  it("is asked nothing after an optional read, or after another refusal", async () => {
    const missing = http.get(METADATA, () =>
      HttpResponse.json(refusalJson("KEY_NOT_FOUND_ERR", "Not Found"), { status: 404 }),
    );
    const optional = await instanceAt(PRIVATE, [refusing]);
    const other = await instanceAt(PRIVATE, [missing]);

    await expect(optional.api.read(getKeyMetadata, { key }, { optional: true })).rejects.toThrow();
    await expect(other.read()).rejects.toMatchObject({ facts: { status: 404 } });

    expect([optional.asked().usual, other.asked().usual]).toEqual([["metadata"], ["metadata"]]);
  });
});

describe("elsewhere there is no such port", () => {
  it.each([
    "https://eu-de.kms.cloud.ibm.com",
    `${PRIVATE}:15008`,
    `https://${INSTANCE}.api.private.eu-de.kms.appdomain.cloud`,
    `https://${INSTANCE}.api.private.eu-de.hs-crypto.appdomain.cloud`,
    "https://api.private.eu-de.hs-crypto.cloud.ibm.com:8123",
    "http://127.0.0.1:4000",
    "https://keys.example.com",
  ])("at %s", async (endpoint) => {
    const { asked, read } = await instanceAt(endpoint, [refusing]);

    await expect(read()).rejects.toMatchObject({ facts: { status: 401 } });

    expect(asked()).toEqual({ usual: ["metadata"], atPort: [] });
  });
});

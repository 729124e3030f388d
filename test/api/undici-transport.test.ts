import { channel } from "node:diagnostics_channel";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { HttpResponse, http } from "msw";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { WireRequest } from "../../src/api/transport.js";
import { type UndiciSettings, undiciTransport } from "../../src/api/undici-transport.js";
import { serve } from "../support/loopback.js";
import { onRequest, rawServer, selfSignedServer } from "../support/raw-server.js";

const wire = (origin: string, more: Partial<WireRequest> = {}): WireRequest => {
  const correlationId = more.correlationId ?? "3b5c1c3e-2f5f-4d8e-9a41-1f2a3b4c5d6e";
  const headers = { "correlation-id": correlationId, authorization: "Bearer secret" };
  return { method: "GET", origin, path: "/x", headers, correlationId, largest: 1_000, ...more };
};

const transportWith = (settings: Partial<UndiciSettings> = {}) => {
  const defaults = { connectMs: 2_000, attemptMs: 5_000, proxies: false, environment: {} };
  const made = undiciTransport({ ...defaults, ...settings });
  onTestFinished(made.close);
  return made.transport;
};

const at = (port: number) => `http://127.0.0.1:${port}`;

const answering = (text: string) => rawServer(onRequest((socket) => socket.end(text)));

/** A proxy that opens tunnels, or answers CONNECT with another status. Gives its URL and what it was asked. */
async function proxy({ status = 200, after = 0 } = {}) {
  const asked: string[] = [];
  const server = createServer().on("connect", ({ url = "" }, socket, head) => {
    asked.push(url);
    socket.on("error", () => undefined);
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const target = new URL(`http://${url}`);
    const through = connect(Number(target.port), target.hostname, async () => {
      await setTimeout(after);
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      through.write(head);
      through.pipe(socket).pipe(through);
    }).on("error", () => socket.destroy());
    return socket;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: at((server.address() as AddressInfo).port), asked };
}

describe("undiciTransport, when it is answered", () => {
  it("gives status, headers and body as they came, and sends what it was given", async () => {
    const service = await serve(
      http.post("*/x", () =>
        HttpResponse.json({ a: "ü" }, { status: 409, headers: { "X-A": "1" } }),
      ),
    );

    const delivery = await transportWith()(
      wire(service.endpoint, { method: "POST", path: "/x?y=1", body: '{"b":2}' }),
    );

    expect(delivery).toMatchObject({
      result: "answered",
      answer: {
        status: 409,
        bytes: Buffer.from('{"a":"ü"}'),
        body: '{"a":"ü"}',
        headers: { "x-a": "1" },
      },
    });
    expect(Object.getOwnPropertyDescriptors(Object(delivery).answer)).toMatchObject({
      body: { get: expect.any(Function) },
    });
    expect(service.requests).toMatchObject([
      {
        method: "POST",
        path: "/x?y=1",
        body: '{"b":2}',
        headers: { authorization: "Bearer secret" },
      },
    ]);
  });

  it("gives the memory of an answer back when it is told to", async () => {
    const service = await serve(http.get("*/x", () => HttpResponse.text("x".repeat(1_000))));
    const delivery = await transportWith()(wire(service.endpoint));
    const answer = delivery.result === "answered" ? delivery.answer : undefined;

    expect(answer?.bytes).toHaveLength(1_000);
    answer?.free?.();

    expect(answer?.bytes).toHaveLength(0);
    expect(answer?.bytes.buffer.byteLength).toBe(0);
  });

  it("joins a header that came twice", async () => {
    const port = await answering(
      "HTTP/1.1 200 OK\r\nx-a: 1\r\nX-A: 2\r\ncontent-length: 0\r\n\r\n",
    );

    const delivery = await transportWith()(wire(at(port)));

    expect(delivery).toMatchObject({ answer: { headers: { "x-a": "1, 2" } } });
  });

  it("never follows a redirect, so that a credential stays where it was sent", async () => {
    const elsewhere = await serve();
    const service = await serve(
      http.get("*/x", () => HttpResponse.redirect(`${elsewhere.endpoint}/x`, 307)),
    );

    const delivery = await transportWith()(wire(service.endpoint));

    expect(delivery).toMatchObject({ answer: { status: 307 } });
    expect(elsewhere.requests).toEqual([]);
  });

  it("does not decompress", async () => {
    const zipped = gzipSync("x".repeat(100_000));
    const service = await serve(
      http.get("*/x", () => new HttpResponse(zipped, { headers: { "content-encoding": "gzip" } })),
    );

    const delivery = await transportWith()(wire(service.endpoint));

    expect(delivery).toMatchObject({ answer: { body: zipped.toString("utf8") } });
  });

  it.each([
    { size: 999, result: "answered" },
    { size: 1_000, result: "answered" },
    { size: 1_001, result: "lost" },
    { size: 3_000_000, result: "lost" },
  ])("is $result with $size bytes where 1,000 are allowed", async ({ size, result }) => {
    const service = await serve(http.get("*/x", () => HttpResponse.text("x".repeat(size))));

    const delivery = await transportWith()(wire(service.endpoint));

    expect(delivery.result).toBe(result);
    if (delivery.result === "lost")
      expect(delivery.cause).toMatchObject({ code: "ANSWER_TOO_LARGE" });
  });
});

describe("undiciTransport, when the request never left", () => {
  it("proves it where nobody listens", async () => {
    const service = await serve();
    await service.close();

    const delivery = await transportWith()(wire(service.endpoint));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: "ECONNREFUSED" },
      byProxy: false,
    });
  });

  it("proves it where the name is not known", async () => {
    const delivery = await transportWith()(wire("https://nowhere.invalid"));

    expect(delivery.result).toBe("never-sent");
    expect(delivery).toMatchObject({ cause: { code: expect.stringMatching(/^(ENOTFOUND|EAI_)/) } });
  });

  it.each([
    { environment: "as it is", value: undefined },
    { environment: "with NODE_TLS_REJECT_UNAUTHORIZED=0", value: "0" },
  ])("proves it where nobody vouches for the certificate, $environment", async ({ value }) => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", value);
    const onConnection = vi.fn();
    const port = await selfSignedServer(onRequest(onConnection));

    const delivery = await transportWith()(wire(`https://127.0.0.1:${port}`));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(onConnection).not.toHaveBeenCalled();
  });

  it("proves it where the server speaks no TLS", async () => {
    const service = await serve();

    const delivery = await transportWith()(wire(service.endpoint.replace("http:", "https:")));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: expect.stringMatching(/^ERR_SSL|^EPROTO/) },
    });
  });

  it("proves it where the handshake stalls", async () => {
    const port = await rawServer(() => undefined);

    const delivery = await transportWith({ connectMs: 200 })(wire(`https://127.0.0.1:${port}`));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: "UND_ERR_CONNECT_TIMEOUT" },
    });
  });

  it("proves it where the deadline passes before there is a connection", async () => {
    const port = await rawServer(() => undefined);

    const delivery = await transportWith({ attemptMs: 150 })(wire(`https://127.0.0.1:${port}`));

    expect(delivery).toMatchObject({ result: "never-sent", cause: { name: "TimeoutError" } });
  });

  it("offers HTTP/1.1 only, the protocol that its proof is made for", async () => {
    let hello = "";
    const port = await rawServer((socket) => {
      socket.once("data", (chunk) => {
        hello = chunk.toString("latin1");
        socket.destroy();
      });
    });

    const delivery = await transportWith()(wire(`https://127.0.0.1:${port}`));

    expect(delivery.result).toBe("never-sent");
    expect(hello).toContain("\u0008http/1.1");
    expect(hello).not.toContain("\u0002h2");
  });

  it("leaves nobody who listens once it is answered", async () => {
    const service = await serve(http.get("*/x", () => HttpResponse.json({})));

    await transportWith()(wire(service.endpoint));

    expect(channel("undici:client:sendHeaders").hasSubscribers).toBe(false);
  });

  it("tells its own request from another that was sent meanwhile", async () => {
    const service = await serve(http.get("*/x", () => HttpResponse.json({})));
    const closed = await serve();
    await closed.close();
    const transport = transportWith();

    const [sent, unsent] = await Promise.all([
      transport(wire(service.endpoint, { correlationId: "one" })),
      transport(wire(closed.endpoint, { correlationId: "two" })),
    ]);

    expect([sent.result, unsent.result]).toEqual(["answered", "never-sent"]);
  });

  it("sends nothing once it is closed", async () => {
    const service = await serve(http.get("*/x", () => HttpResponse.json({})));
    const { transport, close } = undiciTransport({
      connectMs: 100,
      attemptMs: 1_000,
      proxies: false,
      environment: {},
    });
    await transport(wire(service.endpoint));
    await close();

    const delivery = await transport(wire(service.endpoint));

    expect(delivery.result).toBe("never-sent");
    expect(service.requests).toHaveLength(1);
  });

  it("can be closed before anything was sent", async () => {
    const { close } = undiciTransport({
      connectMs: 100,
      attemptMs: 1_000,
      proxies: true,
      environment: { https_proxy: "http://[" },
    });

    await expect(close()).resolves.toBeUndefined();
  });
});

describe("undiciTransport, when the answer is lost", () => {
  it.each([
    {
      when: "the connection is reset",
      server: () => rawServer(onRequest((socket) => socket.resetAndDestroy())),
    },
    { when: "it is closed without an answer", server: () => answering("") },
    {
      when: "the body is cut short",
      server: () => answering("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{}"),
    },
    {
      when: "the last chunk is missing",
      server: () => answering("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    },
    {
      when: "the answer is no HTTP",
      server: () => answering("220 mail.example.com ESMTP\r\n\r\n"),
    },
  ])("does not take it for unsent when $when", async ({ server }) => {
    const port = await server();

    const delivery = await transportWith()(wire(at(port)));

    expect(delivery.result).toBe("lost");
  });

  it.each([
    { when: "no headers come", first: "", each: "" },
    { when: "no body comes", first: "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n", each: "" },
    { when: "the body drips", first: "HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n", each: "x" },
    { when: "the headers drip", first: "HTTP/1.1 200 OK\r\nx-a: ", each: "x" },
  ])("keeps its deadline when $when", async ({ first, each }) => {
    const port = await rawServer(
      onRequest((socket) => {
        socket.write(first);
        const dripping = setInterval(() => each && socket.write(each), 20);
        socket.on("close", () => clearInterval(dripping));
      }),
    );
    const start = performance.now();

    const delivery = await transportWith({ attemptMs: 200 })(wire(at(port)));

    expect(delivery).toMatchObject({ result: "lost", cause: { name: "TimeoutError" } });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("undiciTransport, with proxies in the environment", () => {
  it("goes through the one that was handed in", async () => {
    const service = await serve(http.get("*/x", () => HttpResponse.json({})));
    const { url, asked } = await proxy();

    const transport = transportWith({ proxies: true, environment: { http_proxy: url } });
    const delivery = await transport(wire(service.endpoint));

    expect(delivery.result).toBe("answered");
    expect(asked).toEqual([new URL(service.endpoint).host]);
  });

  it.each([
    { why: "a rehearsal takes none", proxies: false, no_proxy: "" },
    { why: "the host is excepted", proxies: true, no_proxy: "127.0.0.1" },
  ])("goes straight where $why", async ({ proxies, no_proxy }) => {
    const service = await serve(http.get("*/x", () => HttpResponse.json({})));
    const { url, asked } = await proxy();

    const transport = transportWith({ proxies, environment: { HTTP_PROXY: url, no_proxy } });
    const delivery = await transport(wire(service.endpoint));

    expect(delivery.result).toBe("answered");
    expect(asked).toEqual([]);
  });

  it("does not read the process's own environment", async () => {
    vi.stubEnv("http_proxy", "http://127.0.0.1:1");
    vi.stubEnv("https_proxy", "http://127.0.0.1:1");
    vi.stubEnv("no_proxy", "");
    const service = await serve(http.get("*/x", () => HttpResponse.json({})));
    const { url } = await proxy();

    const without = transportWith({ proxies: true, environment: {} });
    const with_ = transportWith({ proxies: true, environment: { https_proxy: url } });

    expect((await without(wire(service.endpoint))).result).toBe("answered");
    expect((await with_(wire(service.endpoint))).result).toBe("answered");
  });

  it("never takes a refused tunnel for a request that was sent", async () => {
    const service = await serve();
    const { url } = await proxy({ status: 407 });

    const transport = transportWith({ proxies: true, environment: { http_proxy: url } });
    const delivery = await transport(wire(service.endpoint));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { message: expect.stringContaining("407") },
      byProxy: true,
    });
  });

  it("checks the certificate behind the proxy too, whatever the environment says", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const onConnection = vi.fn();
    const port = await selfSignedServer(onRequest(onConnection));
    const { url, asked } = await proxy();

    const transport = transportWith({ proxies: true, environment: { https_proxy: url } });
    const delivery = await transport(wire(`https://127.0.0.1:${port}`));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(asked).toHaveLength(1);
    expect(onConnection).not.toHaveBeenCalled();
  });

  it("checks the certificate of the proxy itself, whatever the environment says", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const onConnection = vi.fn();
    const port = await selfSignedServer(onRequest(onConnection));

    const https_proxy = `https://me:secret@127.0.0.1:${port}`;
    const transport = transportWith({ proxies: true, environment: { https_proxy } });
    const delivery = await transport(wire("https://nowhere.invalid"));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(onConnection).not.toHaveBeenCalled();
  });

  it.each([
    { host: "127.0.0.1", names: [] },
    { host: "localhost", names: ["localhost"] },
  ])("calls a proxy at $host by nothing that is no name", async ({ host, names }) => {
    const called: string[] = [];
    const port = await selfSignedServer(
      () => undefined,
      (name) => called.push(name),
    );

    const https_proxy = `https://${host}:${port}`;
    const transport = transportWith({ proxies: true, environment: { https_proxy } });
    const delivery = await transport(wire("https://nowhere.invalid"));

    expect(delivery).toMatchObject({ cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } });
    expect(called).toEqual(names);
  });

  it("sends nothing when the proxy opens the tunnel after the deadline", async () => {
    const service = await serve();
    const { url, asked } = await proxy({ after: 400 });

    const transport = transportWith({
      proxies: true,
      environment: { http_proxy: url },
      attemptMs: 100,
    });
    const delivery = await transport(wire(service.endpoint));
    await setTimeout(800);

    expect(delivery).toMatchObject({ result: "never-sent", cause: { name: "TimeoutError" } });
    expect(asked).toHaveLength(1);
    expect(service.requests).toEqual([]);
  });

  it("says never-sent where the proxy's address is nonsense", async () => {
    const transport = transportWith({ proxies: true, environment: { https_proxy: "http://[" } });

    const delivery = await transport(wire("https://nowhere.invalid"));

    expect(delivery.result).toBe("never-sent");
  });
});

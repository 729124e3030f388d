import type { Socket } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { WireRequest } from "../../src/api/transport.js";
import { undiciTransport } from "../../src/api/undici-transport.js";
import { onRequest, rawServer, selfSignedServer } from "../support/raw-server.js";

const ID = "3b5c1c3e-2f5f-4d8e-9a41-1f2a3b4c5d6e";

const wire = (origin: string): WireRequest => ({
  ...{ method: "GET", origin, path: "/x", correlationId: ID, largest: 1_000 },
  headers: { "correlation-id": ID },
});

const transportWith = (environment: Readonly<Record<string, string>> = {}) => {
  const settings = { connectMs: 2_000, attemptMs: 5_000, proxies: true, environment };
  const made = undiciTransport(settings);
  onTestFinished(made.close);
  return made;
};

const OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

/** A server that answers, and the connections that it has had, those that are closed by now among them. */
async function counting(onConnection: (socket: Socket, nth: number) => void = () => undefined) {
  const sockets: Socket[] = [];
  const reply = onRequest((socket) => socket.write(OK));
  const port = await rawServer((socket) => {
    onConnection(socket, sockets.push(socket));
    reply(socket);
  });
  return { origin: `http://127.0.0.1:${port}`, sockets };
}

const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 10_000, interval: 5 });

describe("connections that are opened ahead", () => {
  it("are taken by requests that go out side by side", async () => {
    const { origin, sockets } = await counting();
    const { transport, connectAhead } = transportWith();
    connectAhead(origin);
    connectAhead(origin);
    await until(() => expect(sockets).toHaveLength(3));

    const deliveries = await Promise.all([1, 2, 3].map(() => transport(wire(origin))));

    expect(deliveries.map(({ result }) => result)).toEqual(["answered", "answered", "answered"]);
    expect(sockets).toHaveLength(3);
  });

  it("are waited for, where the request comes before they are open", async () => {
    const { origin, sockets } = await counting();
    const { transport, connectAhead } = transportWith();

    connectAhead(origin);
    const { result } = await transport(wire(origin));

    expect(result).toBe("answered");
    await until(() => expect(sockets).toHaveLength(3));
  });

  it("are not taken any more where the service has closed them", async () => {
    const { origin, sockets } = await counting((socket, nth) => nth <= 3 && socket.end());
    const { transport, connectAhead } = transportWith();
    connectAhead(origin);
    await until(() => expect(sockets.filter(({ closed }) => closed)).toHaveLength(3));

    const { result } = await transport(wire(origin));

    expect({ result, connections: sockets.length }).toEqual({ result: "answered", connections: 4 });
  });

  it("say nothing of what went wrong: the request does, by an attempt of its own", async () => {
    const seen = vi.fn();
    const port = await selfSignedServer(seen);
    const origin = `https://127.0.0.1:${port}`;
    const { transport, connectAhead } = transportWith();

    connectAhead(origin);
    const delivery = await transport(wire(origin));

    expect(delivery).toMatchObject({
      result: "never-sent",
      cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(seen).not.toHaveBeenCalled();
  });

  it("are given up with all others, also before they are open", async () => {
    const { origin, sockets } = await counting();
    const opened = transportWith();
    opened.connectAhead(origin);
    await until(() => expect(sockets).toHaveLength(3));
    const opening = transportWith();
    opening.connectAhead(origin);

    await Promise.all([opened.close(), opening.close()]);

    await until(() => expect(sockets.every(({ closed }) => closed)).toBe(true));
  });

  it("are none where a proxy stands between", async () => {
    const seen: Socket[] = [];
    const no = onRequest((socket) => socket.end("HTTP/1.1 502 No\r\ncontent-length: 0\r\n\r\n"));
    const port = await rawServer((socket) => seen.push(socket) && no(socket));
    const { transport, connectAhead } = transportWith({ http_proxy: `http://127.0.0.1:${port}` });

    connectAhead("http://service.example");
    const { result } = await transport(wire("http://service.example"));

    expect({ result, connections: seen.length }).toEqual({ result: "never-sent", connections: 1 });
  });
});

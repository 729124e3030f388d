import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { getResponse, type RequestHandler } from "msw";
import { expect, onTestFinished } from "vitest";

/** One request, as it came over the wire. */
export interface Received {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A service on a real socket. */
export interface Loopback {
  /** Scheme, host and port. */
  readonly endpoint: string;
  readonly requests: readonly Received[];
  /** What no handler wanted. A test that leaves any fails. */
  readonly unexpected: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Serves msw handlers on a loopback socket, so that the real transport is under test; msw itself never
 * sees what undici sends. `HttpResponse.error()` resets the connection.
 */
export async function serve(...handlers: RequestHandler[]): Promise<Loopback> {
  const requests: Received[] = [];
  const unexpected: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const receive = async () => {
      const received = await receivedFrom(incoming);
      requests.push(received);
      const response = await getResponse(handlers, requestOf(received, endpoint));
      if (!response) unexpected.push(`${received.method} ${received.path}`);
      await answer(outgoing, response ?? new Response(null, { status: 501 }));
    };
    receive().catch((error: Error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(async () => {
    await close();
    expect(unexpected).toEqual([]);
  });
  return { endpoint, requests, unexpected, close };
}

const receivedFrom = async (incoming: IncomingMessage): Promise<Received> => ({
  method: incoming.method ?? "",
  path: incoming.url ?? "",
  headers: incoming.headers,
  body: await text(incoming),
});

const requestOf = ({ method, path, body }: Received, endpoint: string) =>
  new Request(`${endpoint}${path}`, { method, ...(body && { body }) });

async function answer(outgoing: ServerResponse, response: Response): Promise<void> {
  if (response.type === "error") {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) {
    outgoing.end();
    return;
  }
  // Whoever hangs up in the middle is a case under test, and no fault of the server.
  await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => undefined);
}

import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What becomes of one request on its way to the emulator; nothing said, it passes. */
export type Meddling =
  /** The emulator never sees it, and the caller hears nothing. */
  | "lose-request"
  /** The emulator acts on it, and the caller hears nothing. */
  | "lose-answer"
  /** Somebody else answers it. */
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | undefined;

/** Decides by "DELETE /api/v2/keys/…"; it may do something of its own first. */
export type Meddle = (request: string) => Meddling | Promise<Meddling>;

/** A server between the program and the emulator, until the test ends. Gives its address. */
export async function inBetween(emulator: string, meddle: Meddle): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, emulator, meddle).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function handle(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  emulator: string,
  meddle: Meddle,
): Promise<void> {
  const body = await buffer(incoming);
  const meddling = await meddle(`${incoming.method} ${incoming.url}`);
  if (meddling === "lose-request") return void outgoing.socket?.resetAndDestroy();
  if (typeof meddling === "object") {
    outgoing.writeHead(meddling.status, meddling.headers);
    return void outgoing.end(meddling.body);
  }
  const answer = await forwarded(incoming, body, emulator);
  if (meddling === "lose-answer") return void outgoing.socket?.resetAndDestroy();
  outgoing.writeHead(answer.message.statusCode ?? 500, answer.message.headers);
  outgoing.end(answer.body);
}

const forwarded = ({ method, url, headers }: IncomingMessage, body: Buffer, emulator: string) =>
  new Promise<{ readonly message: IncomingMessage; readonly body: Buffer }>((resolve, reject) => {
    const { host } = new URL(emulator);
    const to = request(`${emulator}${url}`, { method, headers: { ...headers, host } });
    to.once("error", reject);
    to.once("response", (message) => {
      buffer(message).then((text) => resolve({ message, body: text }), reject);
    });
    to.end(body);
  });

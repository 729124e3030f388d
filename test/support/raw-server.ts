import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { onTestFinished } from "vitest";
import { selfSigned } from "./self-signed.js";

/** A server that does to each connection what no HTTP library would. Gives its port. */
export const rawServer = (onConnection: (socket: Socket) => void): Promise<number> =>
  listening(createServer(onConnection));

/** The same behind a certificate that nobody vouches for; it may be told by which name it is called. */
export const selfSignedServer = (
  onConnection: (socket: Socket) => void,
  onName: (name: string) => void = () => undefined,
): Promise<number> =>
  listening(
    createTlsServer(
      {
        ...selfSigned,
        SNICallback: (name, done) => {
          onName(name);
          done(null);
        },
      },
      onConnection,
    ),
  );

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("error", () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

/** Writes once a whole request (without a body) has come. */
export const onRequest = (reply: (socket: Socket) => void) => (socket: Socket) => {
  let seen = "";
  socket.on("data", (chunk) => {
    seen += chunk.toString("latin1");
    if (!seen.includes("\r\n\r\n")) return;
    seen = "";
    reply(socket);
  });
};

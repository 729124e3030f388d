import { createServer, type Server } from "node:net";
import { failure } from "../support/fake-transport.js";
import { onRequest, rawServer, selfSignedServer } from "../support/raw-server.js";
import { type Detour, wired } from "./rig.js";

/** Another way than to the emulator, made anew for each test. */
export type Way = () => Promise<Detour>;

/** No test machine's resolver can be told to fail, so what it throws is put in by hand. */
export const unresolved =
  (code: string): Way =>
  async () =>
  async () => ({ result: "never-sent", cause: failure(code) });

const to =
  (origin: string, transport = wired()): Detour =>
  (request) =>
    transport({ ...request, origin });

async function freePort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** A port at which nobody listens. */
export const closedPort: Way = async () => to(`http://127.0.0.1:${await freePort()}`);

/** A certificate that nobody vouches for. */
export const untrusted: Way = async () =>
  to(`https://127.0.0.1:${await selfSignedServer(() => undefined)}`);

/** It takes the connection, and says nothing when it is to prove who it is. */
export const silentHandshake: Way = async () => {
  const port = await rawServer(() => undefined);
  return to(`https://127.0.0.1:${port}`, wired({ attemptMs: 60 }));
};

/** A host that talks plain text where TLS is spoken. */
export const noTls: Way = async () => {
  const port = await rawServer((socket) =>
    socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
  );
  return to(`https://127.0.0.1:${port}`);
};

/** It lets nobody stay. */
export const resetOnArrival: Way = async () => {
  const port = await rawServer((socket) => socket.resetAndDestroy());
  return to(`https://127.0.0.1:${port}`);
};

/** A proxy that answers whoever asks it for a tunnel. */
export const proxyThatSays =
  (line: string): Way =>
  async () => {
    const port = await rawServer(
      onRequest((socket) => socket.end(`HTTP/1.1 ${line}\r\nContent-Length: 0\r\n\r\n`)),
    );
    const transport = wired({}, { https_proxy: `http://someone:secret@127.0.0.1:${port}` });
    return to("https://kms.invalid", transport);
  };

/** A host that answers every request with these bytes. */
export const saying =
  (bytes: string): Way =>
  async () => {
    const port = await rawServer(onRequest((socket) => socket.end(bytes)));
    return to(`http://127.0.0.1:${port}`);
  };

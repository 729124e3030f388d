import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { type AddressInfo, connect, type Server } from "node:net";
import type { Duplex } from "node:stream";
import { createServer as createTlsServer, type SecureVersion } from "node:tls";
import { fileURLToPath } from "node:url";
import type { RequestHandler } from "msw";
import { onTestFinished } from "vitest";
import type { Variables } from "./kp-dual.js";
import { type Received, serve } from "./loopback.js";

/** By what stands in it, or who signed it; `certificates/make.sh` made them. */
export type Certificate =
  | "expired"
  | "good"
  | "not-yet-valid"
  | "self-signed"
  | "unknown-authority"
  | "wrong-host";

const pem = (name: string) => fileURLToPath(new URL(`certificates/${name}.pem`, import.meta.url));

/** What a program needs to believe in the certificates that are "good". */
export const BELIEVING: Variables = { NODE_EXTRA_CA_CERTS: pem("authority") };

interface Settings {
  readonly handlers?: readonly RequestHandler[];
  readonly certificate?: Certificate;
  /** The newest TLS that is spoken. */
  readonly newest?: SecureVersion;
  /** What the proxy says to whoever asks for a tunnel. */
  readonly proxySays?: string;
  /** What the proxy itself has; without one the way to it is plain. */
  readonly secureProxy?: Certificate;
}

/** All of the internet, as far as the program can tell. */
export interface RealHosts {
  /** The address of a proxy that leads to each host by its real name. */
  readonly proxy: string;
  /** What lets the program reach the hosts without a proxy. */
  readonly straight: Variables;
  /** What the proxy was asked: the hosts with their ports, and the headers. */
  readonly tunnels: readonly { readonly to: string; readonly headers: IncomingHttpHeaders }[];
  /** What the proxy was asked to send on by itself, readable to it. */
  readonly relayed: readonly string[];
  /** What arrived inside TLS. */
  readonly requests: readonly Received[];
  /** How many connections there were inside which TLS was begun. */
  readonly handshakes: () => number;
}

/**
 * Real host names without a network: whatever the name, the connection ends here, at one certificate and behind it at
 * one service. Who was meant stands in the header Host of each request.
 */
export async function realHosts(settings: Settings = {}): Promise<RealHosts> {
  const { handlers = [], certificate = "good", newest = "TLSv1.3" } = settings;
  const service = await serve(...handlers);
  const old = { minVersion: "TLSv1" as const, ciphers: "DEFAULT@SECLEVEL=0" };
  const secure = createTlsServer(
    { ...identity(certificate), ...old, maxVersion: newest },
    (socket) => joined(socket, Number(new URL(service.endpoint).port)),
  );
  let handshakes = 0;
  secure.on("connection", () => {
    handshakes += 1;
  });
  const inside = await listening(secure);

  const tunnels: RealHosts["tunnels"][number][] = [];
  const relayed: string[] = [];
  const plain = createServer((request, response) => {
    relayed.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  }).on("connect", ({ url = "", headers }, socket) => {
    tunnels.push({ to: url, headers });
    socket.on("error", () => undefined);
    if (settings.proxySays) return socket.end(`HTTP/1.1 ${settings.proxySays}\r\n\r\n`);
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    return joined(socket, inside);
  });
  const port = await listening(plain);
  const proxy = settings.secureProxy
    ? await secureFor(port, settings.secureProxy)
    : `http://127.0.0.1:${port}`;
  return {
    ...{ proxy, tunnels, relayed, requests: service.requests, straight: detour(inside) },
    handshakes: () => handshakes,
  };
}

const identity = (certificate: Certificate) => ({
  cert: readFileSync(pem(certificate)),
  key: readFileSync(pem("server-key")),
});

async function secureFor(port: number, certificate: Certificate): Promise<string> {
  const server = createTlsServer(identity(certificate), (socket) => joined(socket, port));
  return `https://localhost:${await listening(server)}`;
}

function joined(socket: Duplex, port: number): void {
  const through = connect(port, "127.0.0.1");
  through.on("error", () => socket.destroy());
  socket.on("error", () => through.destroy());
  through.pipe(socket).pipe(through);
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Duplex>();
  server.on("connection", (socket: Duplex) => sockets.add(socket.on("error", () => undefined)));
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

/** Leads each connection of a Node to a port, as a name server would; whom it expects there stays as it was. */
function detour(port: number): Variables {
  const script = `import tls from "node:tls";
const { connect } = tls;
tls.connect = (to, ...more) => connect({ ...to, host: "127.0.0.1", port: ${port} }, ...more);`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

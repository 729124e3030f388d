import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands between the program and an emulator. */
export interface Gate {
  readonly url: string;
  /** What came out of its turn; it was not let through. */
  readonly stray: readonly string[];
  /** How many waves were answered. */
  readonly answered: () => number;
  readonly close: () => Promise<void>;
}

const nameOf = ({ method, url }: IncomingMessage): string => `${method} ${url?.split("?", 1)[0]}`;

/**
 * Lets requests through to an emulator wave by wave: none of a wave is answered before all of it are here. So a command
 * that gets to its end made no more round trips in sequence than there are waves, however fast anything is.
 */
export async function inWaves(url: string, waves: readonly (readonly string[])[]): Promise<Gate> {
  const stray: string[] = [];
  let at = 0;
  let missing = [...(waves[0] ?? [])];
  let held: (() => void)[] = [];

  const arrived = (name: string, pass: () => void): boolean => {
    const place = missing.indexOf(name);
    if (place === -1) return false;
    missing.splice(place, 1);
    held.push(pass);
    if (missing.length > 0) return true;
    const wave = held;
    held = [];
    at += 1;
    missing = [...(waves[at] ?? [])];
    for (const each of wave) each();
    return true;
  };

  const server = createServer((incoming, outgoing) => {
    const name = nameOf(incoming);
    if (arrived(name, () => forwarded(url, incoming, outgoing))) return;
    stray.push(name);
    outgoing.writeHead(501).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, stray, answered: () => at, close };
}

function forwarded(url: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const onward = request(`${url}${incoming.url}`, { method, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

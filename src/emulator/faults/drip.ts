import type { Socket } from "node:net";

/** How often a byte drips, in milliseconds. */
const EVERY = 200;

/** Sends one byte after the other, and then ends the connection; it stops where the connection does. */
export function drip(socket: Socket, bytes: Uint8Array, everyMs = EVERY): void {
  if (socket.destroyed) return;
  const left = bytes.values();
  const timer = setInterval(() => {
    const { value, done } = left.next();
    if (!done) return socket.write(Uint8Array.of(value));
    clearInterval(timer);
    return socket.end();
  }, everyMs);
  socket.once("close", () => clearInterval(timer));
}

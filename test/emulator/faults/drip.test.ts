import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished, vi } from "vitest";
import { drip } from "../../../src/emulator/faults/drip.js";

/** The two ends of a connection. */
async function pair(): Promise<{ readonly ours: Socket; readonly theirs: Socket }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const theirs = connect(typeof address === "object" ? (address?.port ?? 0) : 0, "127.0.0.1");
  const [ours] = await once(server, "connection");
  onTestFinished(() => {
    theirs.destroy();
    ours.destroy();
    server.close();
  });
  return { ours, theirs };
}

it("sends every byte, each on its own, and ends the connection", async () => {
  const { ours, theirs } = await pair();
  const write = vi.spyOn(ours, "write");

  drip(ours, Buffer.from("HTTP/1.1 204"), 5);

  expect(await text(theirs)).toBe("HTTP/1.1 204");
  expect(write.mock.calls.map(([bytes]) => (bytes as Uint8Array).length)).toEqual(
    Array.from("HTTP/1.1 204", () => 1),
  );
});

it("keeps to its time", async () => {
  const { ours, theirs } = await pair();
  const before = performance.now();

  drip(ours, Buffer.from("abc"));

  expect(await text(theirs)).toBe("abc");
  expect(performance.now() - before).toBeGreaterThan(790);
});

it("stops when the connection is gone", async () => {
  const { ours } = await pair();
  const write = vi.spyOn(ours, "write");
  drip(ours, Buffer.alloc(10_000), 5);
  await vi.waitFor(() => expect(write).toHaveBeenCalled());
  ours.destroy();
  await once(ours, "close");
  const written = write.mock.calls.length;

  await new Promise((done) => setTimeout(done, 100));

  expect(write.mock.calls).toHaveLength(written);
});

it("does not begin where there is none any more", async () => {
  const { ours } = await pair();
  const write = vi.spyOn(ours, "write");
  ours.destroy();
  await once(ours, "close");

  drip(ours, Buffer.alloc(10_000), 5);
  await new Promise((done) => setTimeout(done, 100));

  expect(write).not.toHaveBeenCalled();
});

import { Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { passedOn } from "../../src/cli/passed-on.js";

/** A stream that holds 10 bytes and passes on what it got when it is told to. */
function slowStream() {
  const taken: (() => void)[] = [];
  const write: Writable["_write"] = (_chunk, _encoding, done) => void taken.push(done);
  const stream = new Writable({ highWaterMark: 10, write });
  return { stream, take: () => taken.shift()?.() };
}

async function isOver(waiting: Promise<void>): Promise<boolean> {
  let over = false;
  void waiting.then(() => {
    over = true;
  });
  await turn();
  await turn();
  return over;
}

describe("passedOn", () => {
  it("does not wait for less than the stream holds", async () => {
    const { stream } = slowStream();
    stream.write("x".repeat(9));

    expect(await isOver(passedOn(stream)())).toBe(true);
  });

  it("waits until more is passed on, and leaves no listener behind", async () => {
    const { stream, take } = slowStream();
    const before = stream.listenerCount("close");
    stream.write("x".repeat(10));
    const waiting = passedOn(stream)();

    expect(await isOver(waiting)).toBe(false);
    take();
    await waiting;
    expect([stream.listenerCount("drain"), stream.listenerCount("close")]).toEqual([0, before]);
  });

  it("does not wait for a reader that goes away, or went", async () => {
    const { stream } = slowStream();
    stream.on("error", () => undefined);
    stream.write("x".repeat(10));
    const waiting = passedOn(stream)();

    stream.destroy(new Error("EPIPE"));

    expect(await isOver(waiting)).toBe(true);
    stream.write("x".repeat(10));
    expect(await isOver(passedOn(stream)())).toBe(true);
  });
});

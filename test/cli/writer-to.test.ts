import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { writerTo } from "../../src/cli/writer-to.js";
import { folderForTest } from "../support/folder-for-test.js";

/** A stream that passes on what it got when it is told to. */
function slowStream() {
  const taken: ((error?: Error) => void)[] = [];
  const write: Writable["_write"] = (_chunk, _encoding, done) => void taken.push(done);
  const stream = new Writable({ write });
  return { stream, take: (error?: Error) => taken.shift()?.(error) };
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

describe("writerTo", () => {
  it("waits for nothing before anything is written", async () => {
    expect(await isOver(writerTo(slowStream().stream).passedOn())).toBe(true);
  });

  it("waits until all that was written is passed on", async () => {
    const { stream, take } = slowStream();
    const { write, passedOn } = writerTo(stream);
    write("a");
    write("b");

    expect(await isOver(passedOn())).toBe(false);
    take();
    expect(await isOver(passedOn())).toBe(false);
    take();
    expect(await isOver(passedOn())).toBe(true);
  });

  it("does not wait for a reader that goes away, or went", async () => {
    const { stream, take } = slowStream();
    const { write, passedOn } = writerTo(stream);
    write("a");
    take(new Error("EPIPE"));

    expect(await isOver(passedOn())).toBe(true);
    write("b");
    expect(await isOver(passedOn())).toBe(true);
  });

  it("writes to a file itself, and says where that fails", async () => {
    const path = join(await folderForTest(), "out");
    const file = await open(path, "w");
    const errors: NodeJS.ErrnoException[] = [];
    const stream = Object.assign(new Writable(), { fd: file.fd });
    stream.on("error", (error) => errors.push(error));
    const { write, passedOn } = writerTo(stream);

    write("ä\n");
    write("b\n");
    await passedOn();
    await file.close();
    write("c\n");

    expect(await readFile(path, "utf8")).toBe("ä\nb\n");
    expect(errors).toMatchObject([{ code: "EBADF" }]);
  });
});

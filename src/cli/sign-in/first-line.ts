import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The longest first line, in bytes (interface.md §2). */
const LONGEST = 16 * 1024;

/** What it wrote before it ended is read within so many milliseconds. */
const AFTER_EXIT = 250;

/** What running a command takes. */
export interface CommandMeans {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Ends it before its time. */
  readonly stop: AbortSignal;
  /** Ends a group of processes at once. */
  readonly endGroup: (pid: number) => void;
  /** Told of each line on its standard error, as it comes. */
  readonly said: (line: string) => void;
}

/** Why a command brought nothing, in words for people; it never quotes what stood on standard output. */
export class NoLine extends Error {}

/**
 * The first line that a shell command prints, once it has ended well; throws NoLine otherwise. It runs in a session
 * of its own, without input and without a terminal, so that all that it starts can be ended with it.
 */
export async function firstLine(command: string, means: CommandMeans): Promise<string> {
  const child = spawn("/bin/sh", ["-c", command], {
    env: { ...means.variables },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stderr }).on("line", means.said);
  try {
    const ended = endOf(child).finally(() => child.stdout.destroy());
    const outcome = Promise.all([lineOn(child.stdout), ended]);
    const [line] = await Promise.race([outcome, endBy(means.stop)]);
    if (line === "") throw new NoLine("it printed nothing");
    return line;
  } catch (error) {
    if (child.pid !== undefined) means.endGroup(child.pid);
    throw error;
  } finally {
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

/** What follows the first line is read, so that nothing breaks off the writer, and dropped. */
const lineOn = (stream: Readable): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const finish = () => resolve(text.split("\n", 1).join("").trim());
    const take = (chunk: string) => {
      text += chunk;
      const [line = ""] = text.split("\n", 1);
      if (line.length <= LONGEST && line.length === text.length) return;
      stream.off("data", take).resume();
      if (line.length <= LONGEST) finish();
      else reject(new NoLine("its first line is longer than 16 KiB"));
    };
    stream.setEncoding("latin1").on("data", take).once("close", finish).once("error", reject);
  });

/** What it left in the background may hold its output open: that is not waited for. */
const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("error", () => reject(new NoLine("/bin/sh could not be started")));
    child.once("exit", (code, signal) => {
      const settle = code === 0 ? resolve : () => reject(new NoLine(ending(code, signal)));
      child.once("close", settle);
      setTimeout(settle, AFTER_EXIT);
    });
  });

const ending = (code: number | null, signal: string | null) =>
  signal === null ? `it ended with exit code ${code}` : `${signal} ended it`;

const endBy = (stop: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new NoLine(String(stop.reason)));
    if (stop.aborted) end();
    else stop.addEventListener("abort", end, { once: true });
  });

import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** A program as it is started. */
export interface Program {
  readonly node: string;
  readonly argv: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** What one run of a program took. */
export interface Taken {
  /** Milliseconds from its start until it was gone. */
  readonly wall: number;
  /** Milliseconds of user and system time, those after its last line too. */
  readonly cpu: number;
  /** What it wrote to the report's descriptor. */
  readonly report: string;
  readonly stdout: string;
}

/** Bash has the one clock for a child's whole CPU time that needs no native module, in milliseconds. */
const TIMED = 'TIMEFORMAT="%3R %3U %3S"; time "$@" 2>&3';

/** Runs a program to its end; throws where it fails, since a failure has no figure. */
export async function measured({ node, argv, variables }: Program): Promise<Taken> {
  const { PATH = "" } = process.env;
  const child = spawn("bash", ["-c", TIMED, "bash", node, ...argv], {
    env: { PATH, TZ: "UTC", LC_ALL: "C", ...variables },
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const [, ...outputs] = child.stdio;
  const read = outputs.map((stream) => text(stream as Readable));
  const [stdout = "", times = "", stderr = "", report = ""] = await Promise.all(read);
  const code = await exit;
  if (code !== 0) throw new Error(`${argv.join(" ")}: exit ${code}\n${stderr}${times}`);
  const [wall = 0, user = 0, system = 0] = times.trim().split(" ").map(Number);
  return { wall: wall * 1_000, cpu: (user + system) * 1_000, report, stdout };
}

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The program as users start it; `npm test` builds what it loads. */
export const BIN = fileURLToPath(new URL("../../bin/kp-dual.js", import.meta.url));

/** What one run of the program came to. */
export interface Run {
  /** Null where a signal ended it. */
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Variables = Readonly<Record<string, string>>;

export interface Around {
  /** Beside PATH and TZ there is nothing else in it. */
  readonly environment?: Variables;
  /** What stands on standard input, which then ends. */
  readonly input?: string;
  readonly cwd?: string;
}

/** The least that a program needs of an environment, and one time zone for all. */
export const bare = (): Variables => ({ PATH: process.env["PATH"] ?? "", TZ: "UTC" });

/** Starts the built program in a session of its own: whoever runs the tests has a terminal, the program has none. */
export const started = (argv: readonly string[], { environment, cwd }: Around = {}) =>
  spawn(process.execPath, [BIN, ...argv], {
    env: { ...bare(), ...environment },
    detached: true,
    stdio: "pipe",
    ...(cwd !== undefined && { cwd }),
  });

/** Runs the built program to its end. */
export function kpDual(argv: readonly string[], around: Around = {}): Promise<Run> {
  const child = started(argv, around);
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text.stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    text.stderr += chunk;
  });
  // It need not read all of it, or any.
  child.stdin.on("error", () => undefined);
  child.stdin.end(around.input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exit, signal) => resolve({ exit, signal, ...text }));
  });
}

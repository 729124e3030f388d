import { EventEmitter } from "node:events";
import { Readable } from "node:stream";
import { main } from "../../src/main.js";
import type { Variables } from "../support/kp-dual.js";

/** What a run in the tests' own process came to. */
export interface InnerRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the whole program in this process: thousands of runs take no longer than a few starts. */
export async function inProcess(
  argv: readonly string[],
  environment: Variables = {},
  input = "",
): Promise<InnerRun> {
  const told = { stdout: "", stderr: "" };
  const stream = (to: "stdout" | "stderr") => ({
    isTTY: false,
    on: () => undefined,
    write: (text: string, passedOn?: () => void) => {
      told[to] += text;
      passedOn?.();
      return true;
    },
  });
  const process = Object.assign(new EventEmitter(), {
    argv: ["node", "kp-dual", ...argv],
    env: { ...environment },
    ...{ execPath: "node", versions: { node: "20.19.0" }, pid: 4711 },
    ...{
      stdin: Readable.from([Buffer.from(input)]),
      stdout: stream("stdout"),
      stderr: stream("stderr"),
    },
    getuid: () => globalThis.process.getuid?.(),
    kill: () => true,
    exitCode: -1,
  });
  await main(process as unknown as NodeJS.Process);
  return { ...told, exit: process.exitCode };
}

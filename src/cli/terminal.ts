import { closeSync, openSync } from "node:fs";
import { ReadStream, WriteStream } from "node:tty";
import inquirer from "inquirer";
import { dropTypeAhead } from "./drop-type-ahead.js";
import { isInBackground } from "./in-background.js";

/** The terminal of this process, opened by its own name: a pipe on standard input can't answer for a person. */
export interface Terminal {
  readonly columns: number;
  readonly print: (lines: readonly string[]) => void;
  /**
   * Asks one question; undefined where it was broken off by Ctrl-C, Ctrl-D, a lost terminal or the signal. What was
   * typed before is no answer to it.
   */
  readonly ask: (prompt: string, signal: AbortSignal) => Promise<string | undefined>;
  readonly close: () => void;
}

const END_OF_INPUT = 0x04;

/** Opens /dev/tty; undefined where this process has no terminal, or another job has it. */
export function openTerminal(): Terminal | undefined {
  if (isInBackground()) return undefined;
  const descriptors = openBoth();
  if (!descriptors) return undefined;
  const input = new ReadStream(descriptors.read);
  const output = new WriteStream(descriptors.write);
  return {
    columns: output.columns,
    print: (lines) => void output.write(`${lines.join("\n")}\n`),
    ask: (prompt, signal) => ask(prompt, input, output, signal),
    close: () => {
      input.destroy();
      output.destroy();
    },
  };
}

function openBoth() {
  let read: number | undefined;
  try {
    read = openSync("/dev/tty", "r");
    return { read, write: openSync("/dev/tty", "w") };
  } catch {
    if (read !== undefined) closeSync(read);
    return undefined;
  }
}

/** Only our own colours, and no tick beside an answer that may be a wrong one. */
const plain = (text: string) => text;

/** inquirer never settles at the end of input (Ctrl-D, a terminal that went away): it is told to stop. */
async function ask(prompt: string, input: ReadStream, output: WriteStream, given: AbortSignal) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const watch = (chunk: Buffer | string) => {
    if (Buffer.from(chunk).includes(END_OF_INPUT)) abort();
  };
  input.on("data", watch).once("end", abort).once("error", abort).once("close", abort);
  input.setRawMode(true);
  if (!dropTypeAhead()) abort();
  const signal = AbortSignal.any([stop.signal, given]);
  const module = inquirer.createPromptModule({ input, output, signal });
  try {
    const [prefix = "", ...words] = prompt.split(" ");
    const message = words.join(" ");
    const theme = { prefix, style: { message: plain, answer: plain } };
    const { answer } = await module([{ type: "input", name: "answer", message, theme }]);
    return String(answer);
  } catch {
    return undefined;
  } finally {
    input.setRawMode(false);
    input.off("data", watch).off("end", abort).off("error", abort).off("close", abort);
  }
}

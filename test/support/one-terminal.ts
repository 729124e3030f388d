import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Variables } from "./kp-dual.js";
import { atTerminal } from "./pseudo-terminal.js";

const DRIVER = fileURLToPath(new URL("./at-one-terminal.js", import.meta.url));

/** One command line at the terminal. */
export interface AtPrompt {
  /** Kept once this command shows it. */
  readonly shows: (text: string) => Promise<void>;
  readonly exit: Promise<number>;
}

/** A terminal at which one process runs many command lines, one after another. */
export interface OneTerminal {
  readonly run: (argv: readonly string[]) => AtPrompt;
  readonly type: (text: string) => void;
  /** Types while nothing runs that reads it; kept once the terminal has it. */
  readonly typeAhead: (text: string) => Promise<void>;
  readonly screen: () => string;
  readonly end: () => Promise<void>;
}

/** Opens a terminal whose process is told by a socket in this folder what to run. */
export async function oneTerminal(folder: string, variables: Variables): Promise<OneTerminal> {
  const path = join(folder, "socket");
  const server = createServer().listen(path);
  const terminal = atTerminal(`exec ${process.execPath} ${DRIVER} ${path}`, variables);
  const [wire] = (await once(server, "connection")) as [Socket];
  const replies = createInterface({ input: wire });
  let marks = 0;
  const nextMark = () => `<mark ${++marks}>`;
  return {
    run: (argv) => {
      const mark = nextMark();
      const exit = once(replies, "line").then(([line]) => Number(line));
      wire.write(`${JSON.stringify({ argv, mark })}\n`);
      return { shows: (text) => terminal.shows(text, mark), exit };
    },
    type: terminal.type,
    typeAhead: (text) => {
      const mark = nextMark();
      terminal.type(text + mark);
      return terminal.shows(mark);
    },
    screen: terminal.screen,
    end: async () => {
      wire.end();
      server.close();
      await terminal.ended;
    },
  };
}

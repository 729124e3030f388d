import { spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";
import { BIN, bare, type Variables } from "./kp-dual.js";

/** A run of the program at a terminal of its own, as a person sees it. */
export interface AtTerminal {
  /** All that the terminal showed so far, colours and cursor movements too. */
  readonly screen: () => string;
  /** Kept once the terminal shows this, after the last time that it showed something else. */
  readonly shows: (text: string, after?: string) => Promise<void>;
  readonly type: (text: string) => void;
  /** The window is closed: whoever runs in it is told by SIGHUP. */
  readonly close: () => void;
  /** The exit code; a signal counts as shells count it, 128 and its number. */
  readonly ended: Promise<number>;
}

/** Runs a command line of a shell, in which $KP_DUAL is the program, at a terminal of 100 columns. */
export function atTerminal(line: string, environment: Variables): AtTerminal {
  const terminal = spawn("/bin/sh", ["-c", line], {
    name: "xterm-256color",
    cols: 100,
    rows: 40,
    env: { ...bare(), ...environment, KP_DUAL: `${process.execPath} ${BIN}` },
  });
  const waiting = new Set<() => void>();
  const look = () => {
    for (const each of waiting) each();
    waiting.clear();
  };
  let seen = "";
  terminal.onData((text) => {
    seen += text;
    look();
  });
  const isShown = (text: string, after: string) =>
    seen.includes(after) && seen.includes(text, seen.lastIndexOf(after));
  let isOver = false;
  const ended = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode, signal }) => {
      isOver = true;
      look();
      resolve(signal ? 128 + signal : exitCode);
    });
  });
  onTestFinished(() => {
    if (!isOver) terminal.kill("SIGKILL");
  });
  return {
    screen: () => seen,
    shows: async (text, after = text) => {
      while (!isShown(text, after)) {
        if (isOver) throw new Error(`it ended and never showed ${text}:\n${seen}`);
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    type: (text) => terminal.write(text),
    close: () => terminal.kill("SIGHUP"),
    ended,
  };
}

import { spawn } from "@lydell/node-pty";

/**
 * Runs a command line of a shell at a terminal of so many columns, and gives back all that the terminal was sent.
 * `answers` are typed, each when its text stands there; `until` ends it early.
 */
export function atTerminal(line, { columns, env, answers = [], until }) {
  const terminal = spawn("/bin/sh", ["-c", line], {
    name: "xterm-256color",
    cols: columns,
    rows: 60,
    env: { TZ: "Europe/Berlin", ...env },
  });
  const left = [...answers];
  let seen = "";
  let looked = 0;
  terminal.onData((text) => {
    seen += text;
    const [next] = left;
    if (next && seen.indexOf(next.at, looked) >= 0) {
      looked = seen.length;
      left.shift();
      terminal.write(next.type);
    }
    if (until?.test(seen)) terminal.kill("SIGKILL");
  });
  return new Promise((resolve) => {
    terminal.onExit(({ exitCode }) => resolve({ raw: seen, exit: exitCode }));
  });
}

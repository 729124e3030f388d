import type { Workshop } from "./session.js";

/** Runs a script of Node in a process of its own: no input, the environment given, and the way to programs. */
export const runner =
  (node: string, script: string, path = ""): Workshop["runAgain"] =>
  async (argv, environment) => {
    const { spawn } = await import("node:child_process");
    return new Promise((resolve, reject) => {
      const child = spawn(node, [script, ...argv], {
        env: { PATH: path, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const text = { stdout: "", stderr: "" };
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        text.stdout += chunk;
      });
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        text.stderr += chunk;
      });
      child.once("error", reject);
      child.once("close", (code) => resolve({ exit: code ?? 1, ...text }));
    });
  };

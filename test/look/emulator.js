import { spawn } from "node:child_process";

export const BIN = new URL("../../bin/kp-dual.js", import.meta.url).pathname;

/** The built program's emulator with the seed in a file; it can be asked by its control path, and stopped. */
export async function startEmulator(seedFile) {
  const child = spawn(process.execPath, [BIN, "emulator", "--json", "--seed", seedFile]);
  const { url, instances } = await new Promise((resolve, reject) => {
    child.stdout.once("data", (line) => resolve(JSON.parse(line)));
    child.once("exit", () => reject(new Error("the emulator did not start")));
  });
  return {
    url,
    instance: instances[0].id,
    control: async (what, body) => {
      const answer = await fetch(`${url}/_rehearsal/${what}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
    },
    stop: () => child.kill(),
  };
}

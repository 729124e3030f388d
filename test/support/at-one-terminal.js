import { createConnection } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { main } from "../../dist/main.cjs";

/*
 * Runs one command line after another, as it is told by a socket: the built main and the terminal are those of users,
 * and only the start of a process is saved.
 */
const BIN = fileURLToPath(new URL("../../bin/kp-dual.js", import.meta.url));
const [, , socket] = process.argv;
for (const each of [process, process.stdout, process.stderr]) each.setMaxListeners(0);

const wire = createConnection(socket);
for await (const line of createInterface({ input: wire })) {
  const { argv, mark } = JSON.parse(line);
  process.stdout.write(`${mark}\n`);
  const given = {
    argv: [process.execPath, BIN, ...argv],
    env: { ...process.env },
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    execPath: process.execPath,
    versions: process.versions,
    pid: process.pid,
    getuid: () => process.getuid(),
    on: (...of) => process.on(...of),
    once: (...of) => process.once(...of),
    off: (...of) => process.off(...of),
    kill: (...of) => process.kill(...of),
    listenerCount: (...of) => process.listenerCount(...of),
  };
  await main(given);
  wire.write(`${given.exitCode}\n`);
}

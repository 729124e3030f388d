import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import { Agent, request } from "undici";
import { bench, describe } from "vitest";
import { type RunningEmulator, startEmulator } from "../../src/emulator/emulator.js";
import { argvOf, SETTING } from "../support/bulk-task.js";
import { cast, INSTANCE } from "../support/cast.js";
import { kpDual } from "../support/kp-dual.js";
import { tokenOf } from "../support/send-as.js";

const KEYS = 5_000;
const LATENCY_MS = 20;
const AT_ONCE = 8;
const ONCE_EACH = { iterations: 3, time: 0, warmupIterations: 0, warmupTime: 0 };

/** An emulator that answers late, all its keys ready to be set for deletion. */
async function slowly(): Promise<{ emulator: RunningEmulator; ids: readonly string[] }> {
  const names = Array.from({ length: KEYS }, (_, n) => `key-${n}`);
  const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, {}])));
  const emulator = await startEmulator({ seed });
  await fetch(`${emulator.url}/_rehearsal/latency`, {
    method: "POST",
    body: JSON.stringify({ ms: LATENCY_MS }),
  });
  return { emulator, ids: names.map((name) => id[name] ?? "") };
}

/** One pass over all keys, on an emulator of its own. */
const pass =
  (name: string, work: (emulator: RunningEmulator, ids: readonly string[]) => Promise<void>) =>
  async () => {
    const { emulator, ids } = await slowly();
    try {
      const began = performance.now();
      await work(emulator, ids);
      const seconds = (performance.now() - began) / 1_000;
      const done = emulator.changes().length;
      if (done !== KEYS) throw new Error(`${name}: ${done} of ${KEYS} keys were set`);
      const rate = (KEYS / seconds).toFixed(0);
      const requests = (emulator.requests().length / KEYS).toFixed(2);
      console.log(`${name}: ${rate} keys/s, ${requests} requests/key`);
    } finally {
      await emulator.close();
    }
  };

/** The tool: it looks, writes down, sends and looks again. */
async function byTool({ url }: RunningEmulator, ids: readonly string[]): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "kp-dual-bench-"));
  const list = join(home, "keys.txt");
  await writeFile(list, ids.join("\n"));
  const environment = {
    ...{ KP_DUAL_REHEARSAL: url, KP_INSTANCE_ID: INSTANCE, HOME: home },
    IBMCLOUD_API_KEY: `rehearsal-${SETTING.who}`,
  };
  const { exit, stderr } = await kpDual(["--json", ...argvOf(SETTING, list, KEYS)], {
    environment,
  });
  await rm(home, { recursive: true, force: true });
  if (exit !== 0) throw new Error(`exit ${exit}: ${stderr}`);
}

/** As many requests of each kind at once as the tool has keys at once, and nothing else. */
const byLoop =
  (...kinds: readonly ("look" | "set")[]) =>
  async (emulator: RunningEmulator, ids: readonly string[]): Promise<void> => {
    const dispatcher = new Agent({ pipelining: 1 });
    const headers = {
      authorization: `Bearer ${await tokenOf(SETTING.who, emulator)}`,
      "bluemix-instance": INSTANCE,
    };
    const ask = {
      look: { method: "GET", path: "metadata" },
      set: { method: "POST", path: "actions/setKeyForDeletion" },
    } as const;
    await pLimit(AT_ONCE).map(ids, async (id) => {
      for (const kind of kinds) {
        const { method, path } = ask[kind];
        const url = `${emulator.url}/api/v2/keys/${id}/${path}`;
        await (await request(url, { method, headers, dispatcher })).body.dump();
      }
    });
    await dispatcher.close();
  };

describe(`setting ${KEYS} keys for deletion, each answer ${LATENCY_MS} ms late`, () => {
  bench("kp-dual", pass("kp-dual", byTool), ONCE_EACH);
  bench(
    "a bare loop of the same requests",
    pass("a bare loop of the same requests", byLoop("look", "set", "look")),
    ONCE_EACH,
  );
  bench("a bare loop that only sets", pass("a bare loop that only sets", byLoop("set")), ONCE_EACH);
});

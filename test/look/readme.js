import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atTerminal } from "./at-terminal.js";
import { BIN, startEmulator } from "./emulator.js";
import { picture } from "./picture.js";
import { screenOf } from "./screen-of.js";

/**
 * Draws .github/two-people.svg, which the README shows: two people at one terminal, by the built program on its
 * emulator, whose clock makes the picture the same each time. `npm run look:readme`; with `-- --check` it only says, by exit
 * code 1, whether the picture is stale.
 */
const FILE = new URL("../../.github/two-people.svg", import.meta.url);
const COLUMNS = 96;
const START = "2026-05-12T07:12:00Z";
const INSTANCE = "c7a9d2e4-3f51-4b86-9c0d-6e8f1a2b3c4d";

const SEED = {
  clock: START,
  instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de", dualAuthDelete: true }],
  people: [
    { name: "ann", apiKey: "rehearsal-ann", iamId: "IBMid-ann", roles: ["Manager"] },
    { name: "bob", apiKey: "rehearsal-bob", iamId: "IBMid-bob", roles: ["Manager"] },
  ],
  keys: [
    {
      instance: "prod-eu",
      id: "02fd6835-6001-4482-a892-13bd2085f75d",
      name: "orders-db-root",
      dualAuth: true,
      createdAt: "2025-01-02T03:04:05Z",
    },
  ],
};

/** No step is so many whole hours after another that a second more would tell another time. */
const STEPS = [
  ["ann", "2026-05-12T07:12:00Z", "key set-for-deletion orders-db-root --yes"],
  ["ann", "2026-05-12T07:42:00Z", "key delete orders-db-root --confirm orders-db-root"],
  ["bob", "2026-05-12T08:02:00Z", "key delete orders-db-root", "orders-db-root\r"],
];

async function told() {
  const home = await mkdtemp(join(tmpdir(), "kp-dual-look-"));
  await symlink(BIN, join(home, "kp-dual"));
  await writeFile(join(home, "seed.json"), JSON.stringify(SEED));
  const emulator = await startEmulator(join(home, "seed.json"));
  const run = async (who, command, columns, type) => {
    const { raw } = await atTerminal(`cd "$HOME"; ${command}`, {
      columns,
      ...(type && { answers: [{ at: "type its name:", type }] }),
      env: {
        ...{ HOME: home, PATH: `${home}:${process.env["PATH"]}` },
        ...{ KP_DUAL_REHEARSAL: emulator.url, IBMCLOUD_API_KEY: `rehearsal-${who}` },
      },
    });
    return raw;
  };
  try {
    await run("bob", `kp-dual instance add prod-eu ${INSTANCE} --region eu-de`, COLUMNS);
    const parts = [];
    for (const [who, set, command, type] of STEPS) {
      await emulator.control("clock", { set });
      const raw = await run(who, `kp-dual ${command} --instance prod-eu`, COLUMNS, type);
      parts.push(`\u001b[1m${who} $ kp-dual ${command} --instance prod-eu\u001b[22m\r\n${raw}\r\n`);
    }
    return parts.join("");
  } finally {
    emulator.stop();
    await rm(home, { recursive: true, force: true });
  }
}

/** Told until no second ended between a change and the look at it: then whole days and hours are left. */
async function inOneSecond() {
  for (let tries = 10; tries > 0; tries -= 1) {
    const raw = await told();
    if (["in 7d 0h", "in 30d 0h", "in 4h 0m"].every((left) => raw.includes(left))) return raw;
  }
  throw new Error("this machine is too slow for the picture");
}

/** The mark of a rehearsal would only be in the way here: the title says it. */
const unmarked = (raw) => raw.replaceAll("REHEARSAL ", "");

const title = "two people delete a key, with the emulator of kp-dual";
const rows = screenOf(unmarked(await inOneSecond()), COLUMNS);
const drawn = picture(rows, { title, columns: COLUMNS, theme: "dark" });
const isStale = (await readFile(FILE, "utf8").catch(() => "")) !== drawn;
if (!process.argv.includes("--check")) await writeFile(FILE, drawn);
else if (isStale) process.exitCode = 1;
console.log(isStale ? "two-people.svg was stale" : "two-people.svg is as it should be");

import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Takes pictures of the report of made-up instances, for eyes: `npm run look:report [-- FOLDER]`. It needs chromium on
 * the PATH, and AXE=path/to/axe.min.js for the faults that axe-core finds. Not a part of the tests.
 */
const run = promisify(execFile);
const BIN = new URL("../../bin/kp-dual.js", import.meta.url).pathname;
const FOLDER = process.argv[2] ?? join(tmpdir(), "kp-dual-look");
const START = Date.parse("2026-05-12T07:12:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ago = (ms) => new Date(START - ms).toISOString().replace(/\.\d+/, "");
const uuid = (n) => `02fd6835-6001-4482-a892-${String(n).padStart(12, "0")}`;
const approved = (ms) => ({ setForDeletion: { by: "ann", at: ago(ms) } });
const deleted = (ms) => ({ ...approved(ms + HOUR), deleted: { by: "bob", at: ago(ms) } });
const open = { dualAuth: false };

/** Keys in every stage, by the name of their instance. */
const KEYS = {
  "prod-eu": {
    "orders-db-root": approved(2 * HOUR),
    "invoices-2019": approved(6 * DAY),
    "p\u0430yroll \u202egnp": approved(3 * DAY),
    '<b>bold</b> & "quoted"': approved(8 * DAY),
    "tickets-root": deleted(HOUR),
    "sessions-root": deleted(9 * DAY),
    "mail-archive": deleted(40 * DAY),
    "photos-2017": deleted(88 * DAY),
    ...Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`ledger-${n}`, {}])),
    ...Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`cache-${n}`, open])),
  },
  "prod-us": { "reports-root": {}, "search-index": open },
};
const INSTANCES = [
  { id: uuid(900_001), name: "prod-eu", region: "eu-de", dualAuthDelete: true },
  { id: uuid(900_002), name: "prod-us", region: "us-south" },
];
const NOWHERE = uuid(900_009);

const many = Number(process.env["MANY"] ?? 0);
const seed = {
  clock: ago(0),
  instances: INSTANCES,
  people: [
    { name: "bob", apiKey: "rehearsal-bob", iamId: "IBMid-bob", roles: ["Manager"] },
    { name: "ann", apiKey: "rehearsal-ann", iamId: "IBMid-ann", roles: ["Writer"] },
  ],
  keys: Object.entries(KEYS).flatMap(([instance, keys], at) =>
    Object.entries(keys).map(([name, more], n) => ({
      ...{ instance, id: uuid(at * 1_000 + n), name, dualAuth: true, createdAt: ago(200 * DAY) },
      ...more,
    })),
  ),
  ...(many > 0 && {
    generateKeys: { instance: "prod-us", count: many, dualAuthEvery: 1, setForDeletionEvery: 1 },
  }),
};

/** The report as a page, made by the built program on an emulator. */
async function page(home) {
  await writeFile(join(home, "seed.json"), JSON.stringify(seed));
  const emulator = spawn(BIN, ["emulator", "--json", "--seed", join(home, "seed.json")]);
  try {
    const url = await new Promise((resolve, reject) => {
      emulator.stdout.once("data", (line) => resolve(JSON.parse(line).url));
      emulator.once("exit", () => reject(new Error("the emulator did not start")));
    });
    const file = join(home, "report.html");
    const named = [...INSTANCES.map(({ id }) => id), NOWHERE].flatMap((id) => ["--instance", id]);
    const env = {
      ...{ PATH: process.env["PATH"], TZ: "Europe/Berlin", HOME: home },
      ...{ KP_DUAL_REHEARSAL: url, IBMCLOUD_API_KEY: "rehearsal-bob" },
    };
    await run(BIN, ["report", "--html", file, ...named], { env }).catch(({ code, stderr }) =>
      console.log(`exit ${code}\n${stderr}`),
    );
    return file;
  } finally {
    emulator.kill();
  }
}

const CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
const chromium = (...argv) => run("chromium", [...CHROMIUM, ...argv], { maxBuffer: 1e9 });

/** What axe-core finds in a copy of the page that lets its script run. */
async function faultsIn(file, home, axe) {
  const text = (await readFile(file, "utf8")).replace(/<meta http-equiv[^>]*>/, "");
  const script = `${await readFile(axe, "utf8")};axe.run().then(({ violations }) => {
    document.title = JSON.stringify(violations.map(({ id, impact, nodes }) =>
      [impact, id, nodes.length, nodes[0].html.slice(0, 200)]));
  })`;
  const copy = join(home, "axe.html");
  await writeFile(
    copy,
    text.replace("</body>", () => `<script>${script}</script></body>`),
  );
  const { stdout } = await chromium("--virtual-time-budget=60000", "--dump-dom", `file://${copy}`);
  return /<title>(.*?)<\/title>/s.exec(stdout)?.[1];
}

const home = await mkdtemp(join(tmpdir(), "kp-dual-look-"));
await mkdir(FOLDER, { recursive: true });
const file = await page(home);
for (const width of [390, 1280])
  for (const look of ["light", "dark"])
    await chromium(
      `--window-size=${width},${process.env["HEIGHT"] ?? 3600}`,
      `--blink-settings=preferredColorScheme=${look === "dark" ? 0 : 1}`,
      `--screenshot=${join(FOLDER, `${width}-${look}.png`)}`,
      `file://${file}`,
    );
await chromium(
  "--no-pdf-header-footer",
  `--print-to-pdf=${join(FOLDER, "print.pdf")}`,
  `file://${file}`,
);
const axe = process.env["AXE"];
if (axe) console.log("axe-core:", await faultsIn(file, home, axe));
await writeFile(join(FOLDER, "report.html"), await readFile(file));
await rm(home, { recursive: true });
console.log(`the pictures are in ${FOLDER}`);

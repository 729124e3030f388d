import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { atTerminal } from "./at-terminal.js";
import { BIN, startEmulator } from "./emulator.js";
import { picture, THEMES } from "./picture.js";
import { SCENES, SEED } from "./scenes.js";
import { linesOf, screenOf } from "./screen-of.js";

/**
 * Takes pictures of what a terminal shows, for eyes: `npm run look:screens [-- FOLDER [SCENE…]]`, by default into
 * coverage/look. Each scene is played by the built program on its emulator, at two widths and without colours, and drawn
 * on black and on white; sheets.html has all of them, and with chromium on the PATH there are sheets as PNG too. Lines that
 * the terminal had to break, which only commands may be, are told at the end. Not a part of the tests.
 */
const [folder = "coverage/look", ...wanted] = process.argv.slice(2);
const FOLDER = resolve(folder);
const VARIANTS = [
  { name: "80", columns: 80, env: {} },
  { name: "120", columns: 120, env: {} },
  { name: "80-plain", columns: 80, env: { NO_COLOR: "1" } },
];
/** Rows of terminals that one sheet has. */
const ROWS_ON_SHEET = 130;

const SCENES_WANTED = SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

/** All scenes at one width, as rows of a screen. */
async function played({ name: variant, columns, env }) {
  const home = await mkdtemp(join(tmpdir(), "kp-dual-look-"));
  await symlink(BIN, join(home, "kp-dual"));
  await writeFile(join(home, "seed.json"), JSON.stringify(SEED));
  const emulator = await startEmulator(join(home, "seed.json"));
  const shown = [];
  try {
    for (const { name, who, line, before = {}, after = {}, ...how } of SCENES_WANTED) {
      for (const [what, body] of Object.entries(before)) await emulator.control(what, body);
      const { raw, exit } = await atTerminal(`cd "$HOME"; ${line}`, {
        ...{ columns, ...how },
        env: {
          ...{ HOME: home, PATH: `${home}:${process.env["PATH"]}` },
          ...{ KP_DUAL_REHEARSAL: emulator.url, KP_INSTANCE_ID: emulator.instance },
          ...{ IBMCLOUD_API_KEY: `rehearsal-${who}`, ...env },
        },
      });
      for (const [what, body] of Object.entries(after)) await emulator.control(what, body);
      const rows = screenOf(raw, columns);
      const title = `${who} $ ${line}   [exit ${exit}, ${columns} columns]`;
      shown.push({ name, variant, columns, title, rows });
    }
    return shown;
  } finally {
    emulator.stop();
    await rm(home, { recursive: true, force: true });
  }
}

/** Scenes of one variant, by as many as fit on a sheet. */
function sheetsOf(shown) {
  const sheets = [[]];
  let rows = 0;
  for (const each of shown) {
    if (rows > 0 && rows + each.rows.length > ROWS_ON_SHEET) {
      sheets.push([]);
      rows = 0;
    }
    sheets.at(-1).push(each);
    rows += each.rows.length + 3;
  }
  return sheets;
}

const run = promisify(execFile);
const chromium = (...argv) =>
  run("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", ...argv]);

async function drawn(shown, theme) {
  for (const [at, sheet] of sheetsOf(shown).entries()) {
    const pictures = sheet.map((each) => picture(each.rows, { ...each, theme }));
    const { variant, columns } = sheet[0];
    const name = `${variant}-${theme}-${String(at + 1).padStart(2, "0")}`;
    const height = sheet.reduce((sum, { rows }) => sum + rows.length * 18 + 60, 20);
    const file = join(FOLDER, `${name}.html`);
    await writeFile(
      file,
      `<!doctype html><meta charset="utf-8"><style>body{margin:8px;background:#888}svg{display:block;margin-bottom:10px}</style>${pictures.join("")}`,
    );
    await chromium(
      `--window-size=${columns * 8 + 44},${height}`,
      `--screenshot=${join(FOLDER, `${name}.png`)}`,
      `file://${file}`,
    ).catch(({ message }) => console.log(`no PNG: ${message.split("\n", 1)}`));
  }
}

await mkdir(FOLDER, { recursive: true });
const variants = await Promise.all(VARIANTS.map(played));
for (const shown of variants) {
  const text = shown.map(({ title, rows }) => [`### ${title}`, ...linesOf(rows), ""].join("\n"));
  await writeFile(join(FOLDER, `${shown[0].variant}.txt`), text.join("\n"));
}
for (const shown of variants)
  for (const theme of Object.keys(THEMES))
    if (theme === "dark" || shown[0].variant === "80") await drawn(shown, theme);

const isBroken = (line) => !line.startsWith("REHEARSAL") && line !== "";
for (const shown of variants)
  for (const { name, variant, rows } of shown)
    for (const line of linesOf(rows).filter(isBroken)) console.log(`${variant} ${name}: ${line}`);
console.log(`the pictures are in ${FOLDER}`);

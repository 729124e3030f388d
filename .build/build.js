/*
 * src/main.ts and all it needs become dist/, with the licences and the SBOM of what is inside. esbuild can only split
 * modules, and Node starts CommonJS sooner: so each file that it splits off is turned into CommonJS afterwards.
 */
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, transform } from "esbuild";
import { bash } from "./bash.js";
import { fish } from "./fish.js";
import { manual } from "./manual.js";
import { sbomOf } from "./sbom.js";
import { standIns } from "./stand-ins.js";
import { surface } from "./surface.js";
import { zsh } from "./zsh.js";

await rm("dist", { recursive: true, force: true });
const { metafile, outputFiles } = await build({
  entryPoints: ["src/main.ts"],
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  write: false,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  keepNames: true,
  legalComments: "inline",
  chunkNames: "chunks/[name]-[hash]",
  metafile: true,
  logLevel: "warning",
  plugins: [standIns],
});

await mkdir("dist/chunks", { recursive: true });
await Promise.all(
  outputFiles.map(async ({ path, text }) => writeFile(path, await asCommonJs(text))),
);

const folders = new Set(
  Object.keys(metafile.inputs).flatMap(
    (file) =>
      file.match(
        /^node_modules\/(?:@[^/]+\/)?[^/]+(?:.*\/node_modules\/(?:@[^/]+\/)?[^/]+)?/,
      )?.[0] ?? [],
  ),
);
const packages = await Promise.all([...folders].sort().map(packageIn));
const ids = packages.map(({ name, version }) => `${name}@${version}`).sort();
const sbom = await sbomOf(await jsonIn("package.json"), ids);
await writeFile("dist/licences.txt", packages.map(licenceOf).join("\n"));
await writeFile("dist/sbom.cdx.json", `${JSON.stringify(sbom, null, 1)}\n`);
await writeFile("dist/meta.json", JSON.stringify(metafile));

const typed = await surface();
await mkdir("dist/completion");
await writeFile("dist/completion/kp-dual.bash", bash(typed));
await writeFile("dist/completion/_kp-dual", zsh(typed));
await writeFile("dist/completion/kp-dual.fish", fish(typed));
await writeFile("dist/kp-dual.1", manual(typed, await readFile("CHANGELOG.md", "utf8")));

/** The same module for require(), in which import() is a require() that waits for its turn. */
async function asCommonJs(text) {
  const supported = { "dynamic-import": false };
  return (await transform(text, { format: "cjs", platform: "node", supported })).code;
}

/** A bundled package, with the words under which it may be passed on. One without any stops the build. */
async function packageIn(folder) {
  const file = (await readdir(folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const { name, version, license } = await jsonIn(await manifestOf(folder));
  if (!file) throw new Error(`${name}@${version} has no licence file; it can't be bundled.`);
  return { name, version, license, words: await readFile(join(folder, file), "utf8") };
}

function licenceOf({ name, version, license, words }) {
  return `${name} ${version} (${license})\n\n${words}\n`;
}

async function jsonIn(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

/** The nearest package.json at or above a folder. */
async function manifestOf(folder) {
  const file = join(folder, "package.json");
  return access(file).then(
    () => file,
    () => manifestOf(dirname(folder)),
  );
}

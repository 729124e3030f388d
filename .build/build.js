/* One esbuild call: src/main.ts and all it needs become dist/, with the licences of what is inside. */
import { access, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/main.ts"],
  outdir: "dist",
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
  banner: {
    js: 'import { createRequire as kpDualCreateRequire } from "node:module"; const require = kpDualCreateRequire(import.meta.url);',
  },
});

const folders = new Set(
  Object.keys(metafile.inputs).flatMap(
    (file) =>
      file.match(
        /^node_modules\/(?:@[^/]+\/)?[^/]+(?:.*\/node_modules\/(?:@[^/]+\/)?[^/]+)?/,
      )?.[0] ?? [],
  ),
);
const licences = await Promise.all([...folders].sort().map(licenceOf));
await writeFile("dist/licences.txt", licences.join("\n"));
await writeFile("dist/meta.json", JSON.stringify(metafile));

/** The words under which a bundled package may be passed on. A package without any stops the build. */
async function licenceOf(folder) {
  const file = (await readdir(folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const { name, version, license } = JSON.parse(await readFile(await manifestOf(folder), "utf8"));
  if (!file) throw new Error(`${name}@${version} has no licence file; it can't be bundled.`);
  return `${name} ${version} (${license})\n\n${await readFile(join(folder, file), "utf8")}\n`;
}

/** The nearest package.json at or above a folder. */
async function manifestOf(folder) {
  const file = join(folder, "package.json");
  return access(file).then(
    () => file,
    () => manifestOf(dirname(folder)),
  );
}

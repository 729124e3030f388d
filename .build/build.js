/*
 * src/main.ts and all it needs become dist/, with the licences and the SBOM of what is inside. What every start loads is
 * one file; the rest is split so that a command loads what it needs and no more.
 */
import { access, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { bash } from "./bash.js";
import { bundled } from "./bundled.js";
import { fish } from "./fish.js";
import { helpPages } from "./help.js";
import { manual } from "./manual.js";
import { sbomOf } from "./sbom.js";
import { standIns } from "./stand-ins.js";
import { surface } from "./surface.js";
import { zsh } from "./zsh.js";

await rm("dist", { recursive: true, force: true });
const files = await bundled(
  "src/main.ts",
  {
    entryFileNames: "[name].cjs",
    chunkFileNames: "chunks/[name]-[hash].cjs",
    comments: { legal: true, annotation: false, jsdoc: false },
    codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] },
  },
  { plugins: [standIns] },
);

await mkdir("dist/chunks", { recursive: true });
await Promise.all(files.map(({ fileName, code }) => writeFile(join("dist", fileName), code)));

/** Which file holds which sources, and loads which other files before its first line. */
const contents = files.map(({ fileName, isEntry, moduleIds, imports }) => ({
  file: join("dist", fileName),
  isEntry,
  sources: moduleIds.filter((id) => !id.startsWith("\0")).map((id) => relative("", id)),
  imports: imports.map((path) => join("dist", path)),
}));
await writeFile("dist/contents.json", JSON.stringify(contents));

const folders = new Set(
  contents
    .flatMap(({ sources }) => sources)
    .flatMap(
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

const typed = await surface();
await writeFile("dist/help.json", JSON.stringify(await helpPages(typed), null, 1));
await writeFile("dist/package.json", '{ "type": "commonjs" }\n');
await mkdir("dist/completion");
await writeFile("dist/completion/kp-dual.bash", bash(typed));
await writeFile("dist/completion/_kp-dual", zsh(typed));
await writeFile("dist/completion/kp-dual.fish", fish(typed));
await writeFile("dist/kp-dual.1", manual(typed, await readFile("CHANGELOG.md", "utf8")));

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

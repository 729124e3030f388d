/* What `npm run bench` runs: test/bench becomes CommonJS files, as dist is, beside which packages are found as they were installed. */
import { readdir } from "node:fs/promises";
import { build } from "esbuild";

const programs = (await readdir("test/bench/programs")).map(
  (file) => `test/bench/programs/${file}`,
);

await build({
  entryPoints: ["test/bench/bench.ts", ...programs],
  outbase: "test/bench",
  outdir: "node_modules/.cache/bench",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  packages: "external",
  format: "cjs",
  platform: "node",
  target: "node20.19",
  logLevel: "warning",
});

const { href } = new URL("../node_modules/.cache/bench/bench.cjs", import.meta.url);
await import(href);

/* What `npm run bench` runs: test/bench becomes CommonJS files, as dist is, beside which packages are found as they were installed. */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { inOneFile } from "./bundled.js";

const FROM = "test/bench";
const TO = "node_modules/.cache/bench";

const programs = (await readdir(`${FROM}/programs`)).map((file) => `programs/${file}`);

await mkdir(`${TO}/programs`, { recursive: true });
for (const file of ["bench.ts", ...programs]) {
  const code = await inOneFile(`${FROM}/${file}`, { external: /^[^./]/ });
  await writeFile(`${TO}/${file.replace(/ts$/, "cjs")}`, code);
}

const { href } = new URL("../node_modules/.cache/bench/bench.cjs", import.meta.url);
await import(href);

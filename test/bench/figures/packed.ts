import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { packedFrom } from "../../support/packed-from.js";
import type { Group } from "./group.js";

const run = promisify(execFile);

/** What a user needs, and nothing else. */
const BELONGS = [
  /^(?:CHANGELOG\.md|LICENSE|README\.md|package\.json)$/,
  /^bin\/(?:kp-dual\.js|compile-cache\.js|package\.json)$/,
  /^dist\/(?:main|chunks\/[\w.-]+)\.cjs$/,
  /^dist\/(?:licences\.txt|(?:help|package|sbom\.cdx)\.json)$/,
  /^dist\/(?:completion\/[\w.-]+|kp-dual\.1)$/,
];

const atMost = (value: number) => ({ is: "at most", value }) as const;

/** What `npm install` brings to a machine. */
export const packed: Group = async () => {
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-bench-"));
  try {
    const { files, tarball } = await packedFrom(process.cwd(), folder);
    const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    const strange = [...files.keys()].filter((file) => !BELONGS.some((kind) => kind.test(file)));
    const installed = await installedIn(join(folder, "prefix"), tarball);
    const figure = { node: null, cpu: null };
    return [
      {
        ...{ name: "package, unpacked bytes", ...figure, value: bytes, target: atMost(3_000_000) },
        detail: `${files.size} files`,
      },
      {
        ...{ name: "package, files that don't belong", ...figure, value: strange.length },
        ...{ target: atMost(0), detail: strange.slice(0, 3).join(", ") || "-" },
      },
      {
        ...{ name: "packages installed", ...figure, value: installed.length, target: atMost(1) },
        detail: installed.slice(0, 3).join(", "),
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The packages that installing a tarball brings, by npm's own record. */
async function installedIn(prefix: string, tarball: string): Promise<readonly string[]> {
  const flags = ["--ignore-scripts", "--offline", "--no-audit", "--no-fund"];
  await run("npm", ["install", "--prefix", prefix, tarball, ...flags]);
  const record = JSON.parse(
    await readFile(join(prefix, "node_modules/.package-lock.json"), "utf8"),
  ) as { readonly packages: object };
  return Object.keys(record.packages).map((path) => path.replace(/^node_modules\//, ""));
}

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Node to measure on. */
export interface Node {
  readonly path: string;
  /** "24.18.0". */
  readonly version: string;
}

/** The majors that the figures are asked of. */
const MAJORS = [20, 24];

/** Paths of other Nodes, between colons, instead of those from the registry. */
const { BENCH_NODES } = process.env;

/** The Node that runs this, and the others; one that can't be had is told instead. */
export async function nodes(): Promise<{
  readonly found: readonly Node[];
  readonly missing: readonly string[];
}> {
  const own = Number.parseInt(process.versions.node, 10);
  const others = BENCH_NODES
    ? BENCH_NODES.split(":").map((path) => nodeAt(path))
    : MAJORS.filter((major) => major !== own).map(fetched);
  const settled = await Promise.allSettled([nodeAt(process.execPath), ...others]);
  return {
    found: settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    missing: settled.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as Error).message] : [],
    ),
  };
}

async function nodeAt(path: string): Promise<Node> {
  const { stdout } = await run(path, ["-p", "process.versions.node"]);
  return { path, version: stdout.trim() };
}

/** Node as npm has it, kept for the next time. */
async function fetched(major: number): Promise<Node> {
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join("node_modules/.cache/bench", `node-${major}`);
  const path = join(process.cwd(), prefix, "node_modules", name, "bin/node");
  const flags = [
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=0",
  ];
  try {
    if (!existsSync(path))
      await run("npm", ["install", ...flags, "--prefix", prefix, `${name}@${major}`]);
  } catch (error) {
    throw new Error(`Node ${major} could not be had as ${name}`, { cause: error });
  }
  return nodeAt(path);
}

import { join } from "node:path";
import type { Program } from "./measured.js";
import type { Node } from "./nodes.js";

type Variables = Program["variables"] & object;

/** The folder into which `npm run bench` builds what is measured beside kp-dual. */
const BUILT = join(process.cwd(), "node_modules/.cache/bench");

const BIN = join(process.cwd(), "bin/kp-dual.js");

export type BareProgram = "loop" | "node-http" | "pages" | "sdk" | "undici";

/** Node that does nothing. */
export const empty = ({ path: node }: Node): Program => ({ node, argv: ["-e", "0"] });

export const kpDual = (
  { path: node }: Node,
  argv: readonly string[],
  variables: Variables,
): Program => ({ node, argv: [BIN, ...argv], variables });

/** A program from test/bench/programs. */
export const bare = (
  { path: node }: Node,
  name: BareProgram,
  variables: Variables,
  argv: readonly string[] = [],
): Program => ({ node, argv: [join(BUILT, "programs", `${name}.cjs`), ...argv], variables });

/** The same program, which reports at its end the most memory that it held. */
export const watched = (program: Program): Program => ({
  ...program,
  argv: ["--require", join(BUILT, "programs/peak.cjs"), ...program.argv],
});

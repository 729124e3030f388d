/* How sources become programs: for dist, and for what only the build, the bench and the tests run. */
import { rolldown } from "rolldown";

/** What the bundler says and nothing is to be done about: that a late import does not make a file of its own. */
const checks = { ineffectiveDynamicImport: false };

/** The files that a program comes to, not yet written: CommonJS, which Node starts sooner than modules. */
export async function bundled(input, output, options = {}) {
  const bundle = await rolldown({
    ...{ input, checks, platform: "node", transform: { target: "node20.19" } },
    onLog: stopAtWarning,
    ...options,
  });
  const made = await bundle.generate({ format: "cjs", ...output });
  await bundle.close();
  return made.output;
}

/** A program in one file; its code. */
export async function inOneFile(input, options) {
  const [{ code }] = await bundled(input, { codeSplitting: false }, options);
  return code;
}

function stopAtWarning(level, { message }) {
  if (level === "warn") throw new Error(message);
}

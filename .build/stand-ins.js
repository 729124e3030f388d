/**
 * What packages load and kp-dual never lets them use, each with what stands for it in the bundle: for one package, or
 * for all.
 */
const STAND_INS = [
  // For a prompt that is never shown it brings 0.7 MB of tables of encodings.
  { name: "@inquirer/external-editor", exports: "editAsync" },
  // undici speaks HTTP/1.1 only here (allowH2 is false), and goes on without it.
  { name: "node:http2", exports: "constants" },
  // chalk looks at the terminal to choose how many colours; that is decided before it is asked.
  { name: "#supports-color", of: "chalk", exports: "stdout" },
  // No command is a program of its own, which is all that commander starts.
  { name: "node:child_process", of: "commander", exports: "spawn" },
];

/** An esbuild plugin: slow to load and never used becomes nothing at all. */
export const standIns = {
  name: "stand-ins",
  setup(build) {
    for (const { name, of, exports } of STAND_INS) {
      const importer = new RegExp(of ? `/node_modules/${of}/` : "");
      build.onResolve({ filter: new RegExp(`^${name}$`) }, (asked) =>
        importer.test(asked.importer) ? { path: name, namespace: "stand-in" } : undefined,
      );
      build.onLoad({ filter: new RegExp(`^${name}$`), namespace: "stand-in" }, () => ({
        contents: `exports.${exports} = {};`,
      }));
    }
  },
};

/**
 * What packages load and kp-dual never lets them use, each with what stands for it in the bundle: for one package, or
 * for all.
 */
const STAND_INS = [
  // For a prompt that is never shown it brings 0.7 MB of tables of encodings.
  { name: "@inquirer/external-editor", exports: "editAsync" },
  // undici speaks HTTP/1.1 only here (allowH2 is false), and is given bodies that are text.
  { name: "./client-h2.js", of: "undici", exports: "connectH2" },
  { name: "../web/fetch/body.js", of: "undici", exports: "extractBody" },
  // undici wants to know how large heads may be, for which it would load all of Node's own HTTP.
  { name: "node:http", of: "undici", exports: "maxHeaderSize", value: 16_384 },
  // undici's parser is there twice: the one for every processor is quick enough.
  { name: "../llhttp/llhttp_simd-wasm.js", of: "undici", is: "../llhttp/llhttp-wasm.js" },
  // chalk looks at the terminal to choose how many colours; that is decided before it is asked.
  { name: "#supports-color", of: "chalk", exports: "stdout" },
  // No command is a program of its own, which is all that commander starts.
  { name: "node:child_process", of: "commander", exports: "spawn" },
];

const NAMED = "\0stand-in:";

/** A plugin of the bundler: slow to load and never used becomes nothing at all. */
export const standIns = {
  name: "stand-ins",
  resolveId(asked, importer = "") {
    const found = STAND_INS.find(
      ({ name, of = "" }) => name === asked && importer.includes(`/node_modules/${of}`),
    );
    return found?.is ? this.resolve(found.is, importer) : found && NAMED + asked;
  },
  load(id) {
    const found = STAND_INS.find(({ name }) => NAMED + name === id);
    return found && `exports.${found.exports} = ${found.value ?? "{}"};`;
  },
};

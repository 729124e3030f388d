/* The pages of --help as they are printed, so that they can be told without a start. */

/** Each page by the words of its command. */
export async function helpPages({ program, nodes }) {
  const pages = nodes.map(async ({ path }) => [path, await pageOf(path, program)]);
  return Object.fromEntries(await Promise.all(pages));
}

async function pageOf(path, program) {
  const said = [];
  const writeOut = (text) => void said.push(text.replace(/\n?$/, "\n"));
  const words = path.split(" ").filter(Boolean);
  const end = await program({}, { writeOut })
    .parseAsync([...words, "--help"], { from: "user" })
    .catch(({ code }) => code);
  if (end !== "commander.helpDisplayed") throw new Error(`kp-dual ${path} --help says ${end}.`);
  return said.join("");
}

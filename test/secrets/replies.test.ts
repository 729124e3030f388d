import { describe, expect, it } from "vitest";
import { folderForTest } from "../support/folder-for-test.js";
import { serve } from "../support/loopback.js";
import { CANARIES } from "./canaries.js";
import { CRN, SPEAKING, wordsOf } from "./commands.js";
import { inProcess } from "./in-process.js";
import { blabbing, INDISCRETIONS, type Indiscretion } from "./indiscreet.js";
import { filesIn, hitsIn } from "./scanner.js";

/** Whether it is told to people or to programs: each indiscretion meets both, every other time. */
const FORMS = [["--debug"], ["--debug", "--json"]] as const;

/** Waits are cut to a five hundredth, and so are time limits, unless they are long. */
const PATIENCE = { KP_DUAL_REHEARSAL_PACE: "0.002" };
const LIMIT = ["--timeout", "3600s"];

const indiscretions = Object.entries(INDISCRETIONS);
const rows = SPEAKING.flatMap(({ spots, ...spoken }) =>
  spots.map((spot) => ({ ...spoken, spot, line: spoken.argv.slice(0, 2).join(" ") })),
).map((row, nth) => ({ ...row, nth }));

/** One run with a service that is indiscreet in one way; tells what of it is found anywhere. */
async function told(
  row: (typeof rows)[number],
  indiscretion: Indiscretion,
  form: readonly string[],
) {
  const folder = await folderForTest();
  let blabbed = 0;
  const { endpoint, close } = await serve(
    ...blabbing(row.spot, indiscretion, row.key ?? "free", () => {
      blabbed = 1;
    }),
  );
  const { stdout, stderr } = await inProcess([...wordsOf(row, folder), ...form, ...LIMIT], {
    ...{ ...PATIENCE, HOME: folder, CI: "1", KP_INSTANCE_ID: CRN },
    ...{ KP_DUAL_REHEARSAL: endpoint, IBMCLOUD_API_KEY: CANARIES["API key"] },
  });
  await close();
  expect(`${stdout}${stderr}`).toContain(form.includes("--json") ? "{" : "REHEARSAL");
  expect(stderr).not.toMatch(/fault of kp-dual|something unexpected/);
  const texts = [stdout, stderr, ...(await filesIn(folder))];
  return { blabbed, texts: texts.length, hits: texts.flatMap(hitsIn) };
}

describe("a service that repeats secrets", () => {
  it.each(rows)("is not repeated: $line, $spot", async (row) => {
    const count = { blabbed: 0, hits: [] as string[] };
    for (const [at, [name, indiscretion]] of indiscretions.entries()) {
      const { blabbed, hits } = await told(row, indiscretion, FORMS[(row.nth + at) % 2] ?? []);
      count.blabbed += blabbed;
      count.hits.push(...hits.map((hit) => `${name}: ${hit}`));
    }
    expect(count).toEqual({ blabbed: indiscretions.length, hits: [] });
  });

  it("is asked by every command, at every spot, in every way", () => {
    expect(rows).toHaveLength(39);
    expect(indiscretions).toHaveLength(14);
  });
});

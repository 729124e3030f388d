import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderForTest } from "../support/folder-for-test.js";
import { PLANTED, planted } from "../support/planted.js";
import { FILES, FOLDERS, LOOKS, type Place } from "./places.js";

/** Each thing that may stand in each place, but for what is wanted there. */
const cases = (places: readonly Place[], wanted: string) =>
  places.flatMap((place) =>
    PLANTED.filter((plant) => plant !== wanted).map((plant) => ({ ...place, plant })),
  );

const IN_PLACE = [
  ...cases(FOLDERS, "a folder"),
  // The file of an old run is opened to go on with.
  ...cases(FILES, "none").filter(
    ({ name, plant }) =>
      plant !== "a file" || (name !== "a run to go on with" && name !== "the note of a lock"),
  ),
  ...cases(LOOKS, "none"),
];

describe("what somebody planted", () => {
  it("is tried in every place", () => {
    expect(PLANTED).toHaveLength(9);
    expect(IN_PLACE).toHaveLength(4 * 8 + 6 * 9 - 2 + 3 * 9);
  });

  it.each(IN_PLACE)("stays as it is: $plant for $name", async ({ path, plant, write, code }) => {
    const home = await folderForTest();
    const { stays } = await planted(plant, join(home, ...path), home);

    await expect(write(home)).rejects.toMatchObject({
      ...{ code, exit: 11 },
      facts: { values: { file: expect.stringContaining(home) } },
    });

    await stays();
    const left = await readdir(home);
    expect(left.filter((name) => !["kp-dual", "out"].includes(name)).sort()).toEqual([
      "their-file",
      "their-folder",
    ]);
  });
});

describe("where nothing is planted", () => {
  it.each([...FOLDERS, ...FILES, ...LOOKS].filter(({ name }) => name !== "a run to go on with"))(
    "$name can be written",
    async ({ path, write }) => {
      const home = await folderForTest();

      await write(home);

      expect(
        LOOKS.some((each) => each.write === write) || (await lstat(join(home, ...path))),
      ).toBeTruthy();
    },
  );
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Megabytes for new objects after a program made a great many, and kept some of them for a while. */
function roomAfter(first: string): number {
  const program = `${first};
    let kept = [];
    for (let n = 0; n < 2e6; n++) { kept.push({ n }); if (kept.length > 2e5) kept = []; }
    const spaces = require("node:v8").getHeapSpaceStatistics();
    console.log(spaces.find((space) => space.space_name === "new_space").space_size / 1e6);`;
  return Number(execFileSync(process.execPath, ["-e", program], { encoding: "utf8" }));
}

it("names a flag that this V8 knows, and that keeps the room for new objects as it is", () => {
  const source = readFileSync("src/cli/steady-memory.ts", "utf8");
  const flag = /setFlagsFromString\("([^"]+)"\)/.exec(source)?.[1];

  const set = `require("node:v8").setFlagsFromString(${JSON.stringify(flag)})`;

  expect(roomAfter(set)).toBeLessThan(roomAfter("") / 2);
});

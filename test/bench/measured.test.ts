import { expect, it } from "vitest";
import { measured } from "./measured.js";

const node = process.execPath;

it("tells what a program took, printed and reported", async () => {
  const program =
    "fs.writeSync(4, '42'); console.log(process.env.WHO); for (let n = 0; n < 1e7; n++);";

  const taken = await measured({ node, argv: ["-e", program], variables: { WHO: "ann" } });

  expect(taken).toMatchObject({ report: "42", stdout: "ann\n" });
  expect(taken.wall).toBeGreaterThan(1);
  expect(taken.cpu).toBeGreaterThan(1);
});

it("has no figure for a program that fails, and says why", async () => {
  const failing = measured({ node, argv: ["-e", "console.error('a reason'); process.exit(3)"] });

  await expect(failing).rejects.toThrow(/exit 3\na reason/);
});

import { expect, it } from "vitest";
import type { Figure } from "./figure.js";
import { table } from "./table.js";

const ratio = (median: number) => ({ median, quartiles: [median - 0.1, median + 0.1] as const });

const figure: Figure = {
  ...{ name: "`--help` / `node -e 0`", node: "24.1.0", value: ratio(1.5), cpu: ratio(1.4) },
  ...{ detail: "45 / 30 ms", target: { is: "at most", value: 1.6 } },
};

it("is Markdown, a line for each figure", () => {
  const size = { ...figure, name: "bytes", node: null, value: 2_500_000, cpu: null, detail: "-" };

  expect(table([figure, { ...size, target: { is: "at most", value: 3_000_000 } }])).toBe(
    "| figure | Node | measured | by CPU | in the middle | wanted |  |\n" +
      "| --- | --- | --- | --- | --- | --- | --- |\n" +
      "| `--help` / `node -e 0` | 24.1.0 | 1.50 × (1.40–1.60) | 1.40 × (1.30–1.50) | 45 / 30 ms | at most 1.6 × | met |\n" +
      "| bytes | - | 2,500,000 | - | - | at most 3,000,000 | met |\n",
  );
});

it.each([
  { value: 1.599, target: { is: "at most", value: 1.6 }, met: true },
  { value: 1.6, target: { is: "at most", value: 1.6 }, met: true },
  { value: 1.601, target: { is: "at most", value: 1.6 }, met: false },
  { value: 0.599, target: { is: "at least", value: 0.6 }, met: false },
  { value: 0.6, target: { is: "at least", value: 0.6 }, met: true },
  { value: Number.NaN, target: { is: "at most", value: 1.6 }, met: false },
] as const)("says of $value with $target whether it is met: $met", ({ value, target, met }) => {
  const told = table([{ ...figure, value: ratio(value), target }]);

  expect(told.includes("not met")).toBe(!met);
});

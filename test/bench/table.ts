import type { Figure, Target } from "./figure.js";
import type { Ratio } from "./ratio.js";

const HEAD = ["figure", "Node", "measured", "by CPU", "in the middle", "wanted", ""];

/** All figures as Markdown, ready for a note. */
export const table = (figures: readonly Figure[]): string =>
  [HEAD, HEAD.map(() => "---"), ...figures.map(row)]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");

const row = ({ name, node, value, cpu, detail, target }: Figure): readonly string[] => [
  ...[name, node ?? "-"],
  ...[told(value), cpu ? told(cpu) : "-", detail],
  `${target.is} ${typeof value === "number" ? grouped(target.value) : `${target.value} ×`}`,
  isMet(typeof value === "number" ? value : value.median, target) ? "met" : "**not met**",
];

function told(value: Ratio | number): string {
  if (typeof value === "number") return grouped(value);
  const [low, high] = value.quartiles;
  return `${value.median.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)})`;
}

const grouped = (value: number): string => value.toLocaleString("en");

const isMet = (value: number, { is, value: wanted }: Target): boolean =>
  is === "at most" ? value <= wanted : value >= wanted;

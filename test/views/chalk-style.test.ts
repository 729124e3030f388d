import { expect, it } from "vitest";
import { styleFor } from "../../src/views/chalk-style.js";
import { shown } from "../../src/views/gate.js";

const PAINTS = ["bold", "dim", "red", "green", "magenta"] as const;

it.each(PAINTS)(
  "%s colours a text where the stream has colours, and switches off again",
  (paint) => {
    const text = styleFor({ columns: 80, colour: true })[paint](shown`x`);
    expect(JSON.stringify(text)).toMatch(/^"\\u001b\[\d+mx\\u001b\[\d+m"$/);
  },
);

it.each(PAINTS)("%s leaves a text as it is where the stream has none", (paint) => {
  expect(styleFor({ columns: 80, colour: false })[paint](shown`x`)).toBe("x");
});

it("uses five different colours, and keeps the width", () => {
  const style = styleFor({ columns: 132, colour: true });
  expect(new Set(PAINTS.map((paint) => style[paint](shown`x`))).size).toBe(5);
  expect(style.columns).toBe(132);
});

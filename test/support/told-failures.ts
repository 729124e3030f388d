import { expect } from "vitest";

const LINE = /^ {2}(?:why {2}|said |until|do {3}) {2}\S/;
const ORDER = ["why", "said", "until", "do"];

/** What an explained failure tells, by the labels of its lines. */
export interface ToldFailure {
  readonly title: string;
  readonly why: string;
  readonly said?: string;
  readonly until?: string;
  readonly do: string;
}

/** Lines without the mark of a rehearsal; each must have it. */
export function unmarked(text: string): readonly string[] {
  if (text === "") return [];
  expect(text.endsWith("\n")).toBe(true);
  const lines = text.slice(0, -1).split("\n");
  for (const line of lines) expect(line).toMatch(/^REHEARSAL /);
  return lines.map((line) => line.slice("REHEARSAL ".length));
}

/** The failures that a text explains, each in at most five lines and in the order of interface.md §4. */
export function toldFailures(text: string): readonly ToldFailure[] {
  const lines = unmarked(text);
  return lines.flatMap((line, at) => {
    if (!line.startsWith("error: ")) return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((each) => !LINE.test(each));
    const told = (end === -1 ? rest : rest.slice(0, end)).map(
      (each) => [each.slice(2, 7).trim(), each.slice(9)] as const,
    );
    const labels = told.map(([label]) => label);
    expect(labels).toEqual(ORDER.filter((label) => labels.includes(label)));
    expect(told.length).toBeLessThanOrEqual(4);
    const failure = { title: line.slice("error: ".length), ...Object.fromEntries(told) };
    return [failure as unknown as ToldFailure];
  });
}

/** The one failure that a text explains. */
export function toldFailure(text: string): ToldFailure {
  const failures = toldFailures(text);
  expect(failures).toHaveLength(1);
  return failures[0] as ToldFailure;
}

/** The commands that a text tells its reader to run, as words; none may hold a placeholder. */
export function commandsIn(text: string): readonly (readonly string[])[] {
  const found = Array.from(text.matchAll(/kp-dual ((?:key|policy|whoami|help|emulator)[^;,\n]*)/g));
  return found.map(([, words = ""]) => {
    expect(words).not.toMatch(/[<>{}]/);
    return words.trim().split(/\s+/);
  });
}

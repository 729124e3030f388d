import { type Shown, shown } from "./gate.js";

/** What a person may do next, and the command for it on a line of its own, to be pasted. */
export const hint = (words: string, command: string): readonly Shown[] => [
  shown`${words}:`,
  shown`  ${command}`,
];

import { type Shown, shown } from "./gate.js";

/** What is said when somebody asks to stop while so many keys are in work, whatever the work is: looking, sending, waiting. */
export const stopLine = (inWork: number): Shown => {
  if (inWork === 0) return shown`stopping: nothing is being worked on, and nothing more is begun`;
  const [who, it] = inWork === 1 ? ["one is", "it"] : [`${inWork} keys are`, "them"];
  return shown`stopping: ${who} being worked on, and what was sent for ${it} is finished; nothing more is begun; once more gives ${it} up`;
};

import type { ListedInstance } from "../core/listed-instance.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { addCommandFor, INSTANCE_COLUMNS, instancesJson } from "./instances.js";
import type { Style } from "./style.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";

/** Their owners' names come from outside, and so last. */
const CALLED: Column<ListedInstance> = {
  header: "CALLED",
  cell: ({ called }) => visible(called ?? "-"),
};

const SAVED: Column<ListedInstance> = {
  header: "SAVED",
  cell: ({ saved }) => visible(saved ? "yes" : "no"),
};

const instances = (count: number): string => (count === 1 ? "1 instance" : `${count} instances`);

/** What a person is asked at the terminal, and sees first. */
export const savingThem = (fresh: readonly ListedInstance[]) => ({
  lines: (style: Style): readonly Shown[] => [
    shown`${instances(fresh.length)} that you can see and that no name is saved for:`,
    shown``,
    ...table([...INSTANCE_COLUMNS, CALLED], fresh, style),
    shown``,
  ],
  prompt: shown`Save ${fresh.length === 1 ? "it under this name" : "them under these names"}? (y/N)`,
});

/** All instances that a person can see. */
export const instancesFound: View<readonly ListedInstance[]> = {
  text: (found, style) =>
    found.length === 0 ? [] : table([...INSTANCE_COLUMNS, SAVED, CALLED], found, style),
  json: instancesJson,
  next: (found) => {
    if (found.length === 0)
      return [shown`you can see no instance`, ...hint("check who you are", "kp-dual whoami")];
    const fresh = found.filter(({ saved }) => !saved);
    if (fresh.length === 0) return hint("see what is saved", "kp-dual instance list");
    return [
      shown`save them, under names of your own if you like:`,
      ...fresh.map((one) => shown`  ${addCommandFor(one)}`),
    ];
  },
};

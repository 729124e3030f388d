import type { Command } from "@commander-js/extra-typings";
import type { InstanceBook, Open } from "../../cli/session.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { instanceRemoved } from "../../views/instances.js";
import { withExamples } from "../examples.js";
import { toldWith } from "../told-with.js";
import { listed } from "./listed.js";

/** So many names are told. */
const MOST_NAMES = 10;

export const removeCommand = (bare: Command, open: Open, run = remove) =>
  withExamples(
    bare
      .argument("<name>", "the name under which it is saved")
      .action(async (name, _flags, command) => run(name, await open.instances(command))),
    "kp-dual instance remove prod-eu",
    "kp-dual instance list",
  );

/** Takes a name off this machine; nothing is sent. */
export async function remove(name: string, { change, place, show }: InstanceBook): Promise<void> {
  const removed: SavedInstance[] = [];
  await toldWith({ effect: "not removed" }, () =>
    change((all) => {
      removed.push(...all.filter((one) => one.name === name));
      if (removed.length === 0) throw unknown(name, all);
      return all.filter((one) => one.name !== name);
    }),
  );
  show(
    removed.map((one) => listed(one, false, place)),
    instanceRemoved,
  );
}

function unknown(name: string, all: readonly SavedInstance[]): KpDualError {
  const names = all.slice(0, MOST_NAMES).map((one) => one.name);
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : "";
  return new KpDualError("usage", {
    values: { problem: `no instance is saved as ${name}` },
    why: names.length === 0 ? "none is saved at all" : `saved are ${names.join(", ")}${more}`,
    do: ["see what is saved: kp-dual instance list"],
  });
}

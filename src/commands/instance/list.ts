import type { Command } from "@commander-js/extra-typings";
import type { InstanceBook, Open } from "../../cli/session.js";
import { instanceList } from "../../views/instances.js";
import { withExamples } from "../examples.js";
import { listed } from "./listed.js";

export const listCommand = (bare: Command, open: Open, run = list) =>
  withExamples(
    bare.action(async (_flags, command) => run(await open.instances(command))),
    "kp-dual instance list",
    "kp-dual instance list --json",
  );

/** Shows what is saved, by name; nothing is sent. */
export async function list({ saved, place, show }: InstanceBook): Promise<void> {
  const all = (await saved()).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  show(
    all.map((one) => listed(one, true, place)),
    instanceList,
  );
}

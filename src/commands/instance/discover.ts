import type { Command } from "@commander-js/extra-typings";
import type { InstanceBook, Open } from "../../cli/session.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { instancesFound, savingThem } from "../../views/instances-found.js";
import { withExamples } from "../examples.js";
import { toldWith } from "../told-with.js";
import { added } from "./added.js";
import { listed } from "./listed.js";
import { type Proposal, proposals } from "./proposals.js";

export const discoverCommand = (bare: Command, open: Open, run = discover) =>
  withExamples(
    bare.action(async (_flags, command) => run(await open.instances(command))),
    "kp-dual instance discover",
    "kp-dual instance discover --json",
  );

/** Shows what the resource controller lists, and saves what is not saved yet if somebody at the terminal agrees. */
export async function discover(book: InstanceBook): Promise<void> {
  const saved = await book.saved();
  const found = proposals(await book.records(), saved);
  const fresh = found.filter(({ isSaved }) => !isSaved);
  const row = (one: Proposal) => listed(one, one.isSaved, book.place, one.record);
  const isYes = fresh.length > 0 && (await book.agrees(savingThem(fresh.map(row))));
  if (isYes) await save(fresh, book);
  const rows = found.map(row);
  book.show(isYes ? rows.map((one) => ({ ...one, saved: true })) : rows, instancesFound);
}

/** All of them or, where another process took one of the names meanwhile, none. */
const save = (fresh: readonly Proposal[], { change }: InstanceBook): Promise<void> =>
  toldWith({ effect: "not saved" }, () =>
    change((all) =>
      fresh.reduce<readonly SavedInstance[]>(
        (saved, { name, instance, region }) => added(saved, { name, instance, region }),
        all,
      ),
    ),
  );

import type { Command } from "@commander-js/extra-typings";
import { lookAtKey, recalled } from "../../change/key-subject.js";
import type { Open, Session } from "../../cli/session.js";
import type { KeySnapshot } from "../../core/snapshot.js";
import { type Detail, keyDetail } from "../../views/key-detail.js";
import type { View } from "../../views/view.js";
import { withExamples } from "../examples.js";
import { resolved } from "../resolved.js";

export const showCommand = (bare: Command, open: Open, run = show) =>
  withExamples(
    bare
      .argument("<key>", "id, alias or exact name of a key")
      .action(async (key, _flags, command) => run(key, await open.session(command))),
    "kp-dual key show orders-db-root --instance prod-eu",
    "kp-dual key show orders-db-root --instance prod-eu --json",
  );

/** Reads a key, what is registered against it, and its policy where that may be read. */
export async function show(named: string, session: Session): Promise<void> {
  const targets = await resolved({ keys: [named] }, session);
  for (const target of targets) {
    const reads = { registrations: true, policy: true };
    const seen = await recalled(await lookAtKey(session.api, target, reads), session);
    session.show({ instance: session.instance, seen }, await viewOf(seen));
  }
}

/** Tables are slow to load, and most keys that are about to go have nothing registered any more. */
async function viewOf({ registrations }: KeySnapshot): Promise<View<Detail>> {
  if (registrations === "unknown" || registrations.length === 0) return keyDetail;
  return (await import("../../views/registered-key-detail.js")).registeredKeyDetail;
}

import type { Command } from "@commander-js/extra-typings";
import { purge } from "../../change/purge.js";
import { isFree, recording } from "../../change/record-file.js";
import type { Open, Session } from "../../cli/session.js";
import { withExamples } from "../examples.js";
import { namedKeys } from "../named-keys.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { severeKeyCommand } from "./key-command.js";

export interface PurgeOptions extends KeyChangeOptions {
  /** A new file, which gets what is known of each key before it is purged. */
  readonly record?: string | undefined;
}

export const purgeCommand = (bare: Command, open: Open, run = purgeKeys) =>
  withExamples(
    severeKeyCommand(bare)
      .option("--wait", "ask now, wait until the service allows it, then go on", false)
      .option("--record <file>", "write what is known of each key to this new file first")
      .action(async (keys, { from, ...flags }, command) => {
        const named = await namedKeys(keys, from, open, command);
        await run({ ...named, ...flags }, await open.session(command));
      }),
    "kp-dual key purge orders-db-root --instance prod-eu --wait",
    "kp-dual key purge --from keys.txt --instance prod-eu --record purged.jsonl",
  );

/** The step without a way back, from four hours after the deletion. */
export function purgeKeys({ record, ...options }: PurgeOptions, session: Session): Promise<void> {
  if (record === undefined) return changeKeys(purge, options, session);
  const means = { ...session, journal: recording(session.journal, record) };
  return changeKeys(purge, options, means, { first: () => isFree(record) });
}

import { purge } from "../../change/purge.js";
import type { Open, Session } from "../../cli/session.js";
import { withExamples } from "../examples.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { severeKeyCommand } from "./key-command.js";

export const purgeCommand = (open: Open, run = purgeKeys) =>
  withExamples(
    severeKeyCommand("purge", "remove a deleted key for ever")
      .option("--wait", "ask now, wait until the service allows it, then go on", false)
      .action(async (keys, flags, command) => run({ keys, ...flags }, await open.session(command))),
    "kp-dual key purge orders-db-root --instance $CRN",
    "kp-dual key purge orders-db-root --instance $CRN --wait",
  );

/** The step without a way back, from four hours after the deletion. */
export const purgeKeys = (options: KeyChangeOptions, session: Session): Promise<void> =>
  changeKeys(purge, options, session);

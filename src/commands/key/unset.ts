import type { Command } from "@commander-js/extra-typings";
import { withdrawal } from "../../change/withdrawal.js";
import type { Open, Session } from "../../cli/session.js";
import { withExamples } from "../examples.js";
import { namedKeys } from "../named-keys.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { mildKeyCommand } from "./key-command.js";

export const unsetCommand = (bare: Command, open: Open, run = unset) =>
  withExamples(
    mildKeyCommand(bare).action(async (keys, { from, ...flags }, command) => {
      const named = await namedKeys(keys, from, open, command);
      await run({ ...named, ...flags }, await open.session(command));
    }),
    "kp-dual key unset orders-db-root --instance prod-eu",
    "kp-dual key unset --from keys.txt --instance prod-eu",
  );

/** Takes the first approval back; anybody who may give one may do that. */
export const unset = (options: KeyChangeOptions, session: Session): Promise<void> =>
  changeKeys(withdrawal, options, session);

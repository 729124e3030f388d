import type { Command } from "@commander-js/extra-typings";
import { restoration } from "../../change/restoration.js";
import type { Open, Session } from "../../cli/session.js";
import { withExamples } from "../examples.js";
import { namedKeys } from "../named-keys.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { mildKeyCommand } from "./key-command.js";

export const restoreCommand = (bare: Command, open: Open, run = restore) =>
  withExamples(
    mildKeyCommand(bare).action(async (keys, { from, ...flags }, command) => {
      const named = await namedKeys(keys, from, open, command);
      await run({ ...named, ...flags }, await open.session(command));
    }),
    "kp-dual key restore orders-db-root --instance prod-eu",
    "kp-dual key restore --from keys.txt --instance prod-eu",
  );

/** Takes a deletion back, from 30 seconds to 30 days after it. */
export const restore = (options: KeyChangeOptions, session: Session): Promise<void> =>
  changeKeys(restoration, options, session);

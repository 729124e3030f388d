import { approval } from "../../change/approval.js";
import type { Open, Session } from "../../cli/session.js";
import { withExamples } from "../examples.js";
import { namedKeys } from "../named-keys.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { mildKeyCommand } from "./key-command.js";

export const setForDeletionCommand = (open: Open, run = setForDeletion) =>
  withExamples(
    mildKeyCommand("set-for-deletion", "give the first approval").action(
      async (keys, { from, ...flags }, command) => {
        const named = await namedKeys(keys, from, open, command);
        await run({ ...named, ...flags }, await open.session(command));
      },
    ),
    "kp-dual key set-for-deletion orders-db-root --instance $CRN",
    "kp-dual key set-for-deletion --from keys.csv --instance $CRN --dry-run",
  );

/** The first of two approvals: from now on another Manager has seven days to delete the key. */
export const setForDeletion = (options: KeyChangeOptions, session: Session): Promise<void> =>
  changeKeys(approval, options, session);

import type { Command } from "@commander-js/extra-typings";
import { approval } from "../../change/approval.js";
import type { Open, Session } from "../../cli/session.js";
import { withExamples } from "../examples.js";
import { namedKeys } from "../named-keys.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { mildKeyCommand } from "./key-command.js";

export interface SetForDeletionOptions extends KeyChangeOptions {
  /** A new file for the second person. */
  readonly request?: string | undefined;
}

export const setForDeletionCommand = (bare: Command, open: Open, run = setForDeletion) =>
  withExamples(
    mildKeyCommand(bare)
      .option("--request <file>", "write a new file for the second person, and a message to paste")
      .action(async (keys, { from, ...flags }, command) => {
        const options = { ...(await namedKeys(keys, from, open, command)), ...flags };
        await run(options, await open.session(command));
      }),
    "kp-dual key set-for-deletion orders --request orders.json --instance prod-eu",
    "kp-dual key set-for-deletion --from keys.csv --instance prod-eu --dry-run",
  );

/** The first of two approvals: from now on another Manager has seven days to delete the key. */
export async function setForDeletion(
  { request: file, ...options }: SetForDeletionOptions,
  session: Session,
): Promise<void> {
  if (file === undefined) return changeKeys(approval, options, session);
  const { handingOver } = await import("./handing-over.js");
  return changeKeys(approval, options, session, handingOver(file, options, session));
}

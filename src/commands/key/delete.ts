import { deletion, deletionByForce } from "../../change/deletion.js";
import type { Open, Session } from "../../cli/session.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { withExamples } from "../examples.js";
import { namedKeys } from "../named-keys.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { severeKeyCommand } from "./key-command.js";

export interface DeleteOptions extends KeyChangeOptions {
  /** The service's own force: although resources are registered. */
  readonly force: boolean;
}

export const deleteCommand = (open: Open, run = deleteKeys) =>
  withExamples(
    severeKeyCommand("delete", "give the second approval, which deletes")
      .option("--force", "although resources are registered; one key at a time", false)
      .action(async (keys, { from, ...flags }, command) => {
        const options = { ...(await namedKeys(keys, from, open, command)), ...flags };
        atMostOneByForce(options, open.reach(command));
        await run(options, await open.session(command));
      }),
    "kp-dual key delete orders-db-root --instance $CRN",
    "kp-dual key delete orders-db-root --instance $CRN --confirm orders-db-root",
  );

/** The second approval: the key and the data behind it are gone, unless it is restored within 30 days. */
export const deleteKeys = (options: DeleteOptions, session: Session): Promise<void> =>
  changeKeys(options.force ? deletionByForce : deletion, options, session);

function atMostOneByForce({ force, keys: [key = "", ...others] }: DeleteOptions, at: string): void {
  if (force && others.length > 0)
    throw new KpDualError("force-one-key", { effect: "not deleted", values: { key, at } });
}

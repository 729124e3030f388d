import type { Command } from "@commander-js/extra-typings";
import { deletion, deletionByForce } from "../../change/deletion.js";
import type { Open, Session } from "../../cli/session.js";
import type { DeletionRequest } from "../../core/deletion-request.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { asAskedFor } from "../as-asked-for.js";
import { withExamples } from "../examples.js";
import { changeKeys, type KeyChangeOptions } from "./change-keys.js";
import { severeKeyCommand } from "./key-command.js";
import { requestedKeys } from "./requested-keys.js";
import { suitsRequest } from "./suits-request.js";

export interface DeleteOptions extends KeyChangeOptions {
  /** The service's own force: although resources are registered. */
  readonly force: boolean;
  /** What the keys were named by, where that is a request file. */
  readonly request?: DeletionRequest | undefined;
}

export const deleteCommand = (bare: Command, open: Open, run = deleteKeys) =>
  withExamples(
    severeKeyCommand(bare)
      .option("--request <file>", "the keys that a request file asks for; none of it is believed")
      .option("--force", "although resources are registered; one key at a time", false)
      .action(async (keys, { from, request: file, ...flags }, command) => {
        const { suits, ...named } = await requestedKeys({ keys, from, file }, open, command);
        const options = { ...named, ...flags };
        atMostOneByForce(options, open.reach(command));
        const session = await open.session(command, suits);
        await run(options, session);
      }),
    "kp-dual key delete orders-db-root --instance prod-eu --confirm orders-db-root",
    "kp-dual key delete --request orders.json --instance prod-eu",
  );

/** The second approval: the key and the data behind it are gone, unless it is restored within 30 days. */
export async function deleteKeys(
  { request, ...options }: DeleteOptions,
  session: Session,
): Promise<void> {
  const change = options.force ? deletionByForce : deletion;
  if (!request) return changeKeys(change, options, session);
  const requested = await asAskedFor(request, change, options.confirm, session);
  const first = async () => suitsRequest(session.instance, request);
  return changeKeys(requested, options, session, { first });
}

function atMostOneByForce({ force, keys: [key = "", ...others] }: DeleteOptions, at: string): void {
  if (force && others.length > 0)
    throw new KpDualError("force-one-key", { effect: "not deleted", values: { key, at } });
}

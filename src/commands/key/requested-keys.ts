import type { Claim } from "../../api/claim.js";
import type { WithGlobals } from "../../cli/global-options.js";
import type { Open } from "../../cli/session.js";
import type { DeletionRequest } from "../../core/deletion-request.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { type NamedKeys, namedKeys } from "../named-keys.js";
import { toldWith } from "../told-with.js";
import { suitsRequest } from "./suits-request.js";

/** How the keys to delete are named: on the command line, by a list, or by a request file. */
interface Naming {
  readonly keys: readonly string[];
  readonly from: string | undefined;
  readonly file: string | undefined;
}

/** The keys, and where they come from a request file what that claims and what instance may be named beside it. */
interface RequestedKeys extends NamedKeys {
  readonly request?: DeletionRequest;
  readonly suits?: (named: Claim | null) => void;
}

/** The keys to delete. A request file is read whole, and is one of three ways to name them. */
export async function requestedKeys(
  { keys, from, file }: Naming,
  open: Pick<Open, "standardInput" | "reach">,
  command: WithGlobals,
): Promise<RequestedKeys> {
  if (file === undefined) return namedKeys(keys, from, open, command);
  if (keys.length > 0 || from !== undefined)
    throw new KpDualError("usage", {
      values: { problem: "name keys, a list with --from, or a request file with --request" },
    });
  const { requestIn } = await import("../../cli/request/request-read.js");
  const facts = { effect: "not deleted", changed: false, values: { at: open.reach(command) } };
  const request = await toldWith(facts, () => requestIn(file));
  const suits = (named: Claim | null) =>
    suitsRequest(named && { ...named, crn: named.crn?.instance ?? null }, request);
  return { keys: request.keys.map(({ id }) => id), request, suits };
}

import type { Command } from "@commander-js/extra-typings";
import { instancePolicyOn } from "../../change/instance-policy.js";
import { keyPolicy } from "../../change/key-policy.js";
import type { Open, Session } from "../../cli/session.js";
import { changed } from "../changed.js";
import { withExamples } from "../examples.js";
import { changeKeys } from "../key/change-keys.js";
import { type NamedKeys, namedKeys } from "../named-keys.js";
import { noRingWithoutKey } from "./no-ring-without-key.js";

export interface EnableOptions {
  /** Keys to enable it for; none means the instance itself. */
  readonly named?: NamedKeys;
  readonly reason?: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly confirm?: string | undefined;
}

export const enableCommand = (bare: Command, open: Open, run = enable) =>
  withExamples(
    bare
      .option("--key <key...>", "for these keys, which can never be taken back")
      .option("--from <file>", 'for the keys of a list, one a line or CSV; "-" for standard input')
      .option("--reason <text>", "why; it goes into this machine's run file")
      .option("--dry-run", "read and check everything, change nothing", false)
      .option("--yes", "do not ask (for the instance)", false)
      .option("--confirm <value>", "do not ask (for keys): the key's id or name, or how many")
      .action(async ({ key, from, ...flags }, command) => {
        noRingWithoutKey(key ?? from, command);
        const named =
          key || from !== undefined
            ? { named: await namedKeys(key ?? [], from, open, command) }
            : {};
        await run({ ...flags, ...named }, await open.session(command));
      }),
    "kp-dual policy enable --instance prod-eu",
    "kp-dual policy enable --instance prod-eu --key orders-db-root",
  );

/** Switches dual authorization on for keys made from now on, or for ever for the keys that are named. */
export async function enable({ named, ...options }: EnableOptions, session: Session) {
  if (named) return changeKeys(keyPolicy, { ...named, ...options }, session);
  const { reason = null, dryRun, yes, confirm } = options;
  const consent = { yes, ...(confirm !== undefined && { confirm }) };
  const order = { targets: [{}], reason, dryRun, consent };
  return changed(instancePolicyOn, async () => order, session);
}

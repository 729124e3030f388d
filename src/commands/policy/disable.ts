import type { Command } from "@commander-js/extra-typings";
import { instancePolicyOff } from "../../change/instance-policy.js";
import type { Open, Session } from "../../cli/session.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { changed } from "../changed.js";
import { withExamples } from "../examples.js";
import { noRingWithoutKey } from "./no-ring-without-key.js";

export interface DisableOptions {
  readonly reason?: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

export const disableCommand = (bare: Command, open: Open, run = disable) =>
  withExamples(
    bare
      .option("--key <key>", "explains why the policy of a key can't be disabled")
      .option("--reason <text>", "why; it goes into this machine's run file")
      .option("--dry-run", "read and check everything, change nothing", false)
      .option("--yes", "do not ask", false)
      .action(async ({ key, ...flags }, command) => {
        if (key !== undefined) throw forEver(key, open.reach(command));
        noRingWithoutKey(key, command);
        await run(flags, await open.session(command));
      }),
    "kp-dual policy disable --instance prod-eu",
    "kp-dual policy disable --instance prod-eu --yes",
  );

/** Switches dual authorization off for keys made from now on; keys that have it keep it. */
export async function disable(options: DisableOptions, session: Session): Promise<void> {
  const { reason = null, dryRun, yes } = options;
  const order = { targets: [{}], reason, dryRun, consent: { yes } };
  return changed(instancePolicyOff, async () => order, session);
}

const forEver = (key: string, at: string): KpDualError =>
  new KpDualError("policy-is-for-ever", {
    effect: "not disabled",
    changed: false,
    values: { key, at },
  });

import type { Command } from "@commander-js/extra-typings";
import { eachKey } from "../../api/each-key.js";
import { lookAtKey } from "../../change/key-subject.js";
import type { Open, Session } from "../../cli/session.js";
import { NO_KEYS, withKeys } from "../../core/coverage.js";
import { type Key, LIVING } from "../../core/key.js";
import { instancePolicyView } from "../../views/instance-policy.js";
import { keyPolicyView } from "../../views/key-policy.js";
import { withExamples } from "../examples.js";
import { resolved } from "../resolved.js";
import { switchOf } from "../switch-of.js";
import { noRingWithoutKey } from "./no-ring-without-key.js";

export interface ShowOptions {
  readonly key?: string | undefined;
  readonly uncovered: boolean;
  readonly exitCode: boolean;
}

export const showCommand = (bare: Command, open: Open, run = show) =>
  withExamples(
    bare
      .option("--key <key>", "the policy of one key")
      .option("--uncovered", "list the keys that one person can delete", false)
      .option("--exit-code", "5 where a key needs only one person", false)
      .action(async (flags, command) => {
        noRingWithoutKey(flags.key, command);
        await run(flags, await open.session(command));
      }),
    "kp-dual policy show --instance prod-eu",
    "kp-dual policy show --uncovered | kp-dual policy enable --from -",
  );

/** Shows the switch of the instance and how many keys it covers, or the policy of one key. */
export const show = (options: ShowOptions, session: Session): Promise<void> =>
  options.key === undefined
    ? showInstance(options, session)
    : showKey(options.key, options, session);

async function showKey(named: string, { exitCode }: ShowOptions, session: Session) {
  const { api, instance } = session;
  for (const target of await resolved({ keys: [named] }, session)) {
    const { key, policy } = await lookAtKey(api, target, { registrations: false, policy: true });
    session.show({ instance, key, policy, failWhenUncovered: exitCode }, keyPolicyView);
  }
}

async function showInstance({ uncovered, exitCode }: ShowOptions, session: Session) {
  const [policy, coverage] = await Promise.all([switchOf(session.api), coverageOf(session.api)]);
  const flags = { showUncovered: uncovered, failWhenUncovered: exitCode };
  const { instance } = session;
  session.show({ instance, ...policy, ...coverage, ...flags }, instancePolicyView);
}

/** A list that can't be read to its end is told as far as it goes, and as what it is. */
async function coverageOf(api: Session["api"]) {
  const uncovered: Key[] = [];
  let coverage = NO_KEYS;
  const listError = await eachKey(api, LIVING, ({ keys }) => {
    coverage = withKeys(coverage, keys);
    uncovered.push(...keys.filter(({ dualAuth }) => dualAuth === false));
  });
  return { coverage, uncovered, complete: listError === null, listError };
}

import { Command } from "@commander-js/extra-typings";
import { getInstancePolicy } from "../../api/instance-policies.js";
import { keyPages } from "../../api/key-pages.js";
import { lookAtKey } from "../../change/key-subject.js";
import type { Open, Session } from "../../cli/session.js";
import { type Key, LIVING } from "../../core/key.js";
import type { InstancePolicy } from "../../core/policy.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { instancePolicyView } from "../../views/instance-policy.js";
import { keyPolicyView } from "../../views/key-policy.js";
import { withExamples } from "../examples.js";
import { resolved } from "../resolved.js";
import { noRingWithoutKey } from "./no-ring-without-key.js";

export interface ShowOptions {
  readonly key?: string | undefined;
  readonly uncovered: boolean;
  readonly exitCode: boolean;
}

export const showCommand = (open: Open, run = show) =>
  withExamples(
    new Command("show")
      .summary("whether keys need two people, and how many of them do")
      .option("--key <key>", "the policy of one key")
      .option("--uncovered", "list the keys that one person can delete", false)
      .option("--exit-code", "5 where a key needs only one person", false)
      .action(async (flags, command) => {
        noRingWithoutKey(flags.key, command);
        await run(flags, await open.session(command));
      }),
    "kp-dual policy show --instance $CRN",
    "kp-dual policy show --instance $CRN --key orders-db-root",
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
  const [policy, coverage] = await Promise.all([policyOf(session), coverageOf(session)]);
  const flags = { showUncovered: uncovered, failWhenUncovered: exitCode };
  const { instance } = session;
  session.show({ instance, ...policy, ...coverage, ...flags }, instancePolicyView);
}

/** Only a Manager may read the switch; whoever may not still learns how many keys are covered. */
async function policyOf({ api }: Session): Promise<{
  readonly policy: InstancePolicy | null | "unknown";
  readonly error: KpDualError | null;
}> {
  try {
    return { policy: (await api.read(getInstancePolicy, {})).value, error: null };
  } catch (error) {
    if (!(error instanceof KpDualError)) throw error;
    return { policy: "unknown", error };
  }
}

/** A list that can't be read to its end is told as far as it goes, and as what it is. */
function cutShort(error: unknown) {
  if (!(error instanceof KpDualError)) throw error;
  return { done: true, value: { complete: false, listError: error } } as const;
}

async function coverageOf({ api }: Session) {
  const uncovered: Key[] = [];
  const coverage = { total: 0, covered: 0, unknown: 0 };
  const pages = keyPages(api, LIVING);
  for (;;) {
    const { done, value } = await pages.next().catch(cutShort);
    if (done) return { coverage, uncovered, ...value };
    coverage.total += value.keys.length;
    coverage.covered += value.keys.filter(({ dualAuth }) => dualAuth === true).length;
    coverage.unknown += value.keys.filter(({ dualAuth }) => dualAuth === "unknown").length;
    uncovered.push(...value.keys.filter(({ dualAuth }) => dualAuth === false));
  }
}

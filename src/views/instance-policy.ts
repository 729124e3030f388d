import type { Instance } from "../core/instance.js";
import type { Key } from "../core/key.js";
import type { InstancePolicy } from "../core/policy.js";
import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { fields } from "./fields.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { keyJson } from "./key-json.js";
import { instanceName } from "./names.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";
import { instant, when } from "./when.js";

interface InstanceCoverage {
  readonly instance: Instance;
  /** Null where it was never set, which means off; "unknown" where it may not be read. */
  readonly policy: InstancePolicy | null | "unknown";
  /** Keys in states 0 to 3. */
  readonly coverage: {
    readonly total: number;
    readonly covered: number;
    readonly unknown: number;
  };
  readonly uncovered: readonly Key[];
  readonly showUncovered: boolean;
  readonly complete: boolean;
  readonly failWhenUncovered: boolean;
  readonly error: KpDualError | null;
  /** What cut the list of keys short. */
  readonly listError?: KpDualError;
}

/** A key without dual authorization is in the same stage at all times. */
const ANY_TIME = new Date(0);

const columns: readonly Column<Key>[] = [
  { header: "ID", cell: ({ id }) => visible(id) },
  { header: "STATE", cell: ({ state }) => visible(state) },
  { header: "NAME", cell: ({ name }) => visible(name) },
];

const policyWords = (policy: InstanceCoverage["policy"]): Shown => {
  if (policy === "unknown") return shown`could not be read`;
  if (!policy) return shown`off: it was never set`;
  const since = policy.updatedAt ? ` since ${when(policy.updatedAt)}` : "";
  const by = policy.updatedBy === null ? "" : ` by ${policy.updatedBy}`;
  return shown`${policy.enabled ? "on" : "off"}${since}${by}`;
};

const coverageWords = ({ coverage, complete }: InstanceCoverage): Shown => {
  const { total, covered, unknown } = coverage;
  const untold = unknown > 0 ? `; of ${unknown} the service does not tell` : "";
  const partly = complete ? "" : "; the list is not complete";
  return shown`${covered} of ${total} keys need two people${untold}${partly}`;
};

function exit({ error, complete, failWhenUncovered, uncovered }: InstanceCoverage): ExitCode {
  if (error) return error.exit;
  if (!complete) return EXIT.someFailed;
  return failWhenUncovered && uncovered.length > 0 ? EXIT.blocked : EXIT.done;
}

const policyJson = (policy: InstanceCoverage["policy"]) =>
  policy === "unknown"
    ? null
    : {
        enabled: policy?.enabled ?? false,
        updatedAt: instant(policy?.updatedAt ?? null),
        updatedBy: policy?.updatedBy ?? null,
      };

/** The switch of an instance, and how many of its keys need two people. */
export const instancePolicyView: View<InstanceCoverage> = {
  text: (model, style) => [
    ...fields(
      [
        ["instance", instanceName(model.instance)],
        ["new keys", policyWords(model.policy)],
        ["keys", coverageWords(model)],
      ],
      style,
    ),
    ...(model.showUncovered && model.uncovered.length > 0
      ? [shown``, ...table(columns, model.uncovered, style)]
      : []),
  ],
  json: ({ policy, coverage, uncovered, complete }) => ({
    schema: "kp-dual/policy/1",
    instancePolicy: policyJson(policy),
    coverage: {
      total: coverage.total,
      covered: coverage.covered,
      unknown: coverage.unknown,
    },
    uncovered: uncovered.map((key) => keyJson(key, ANY_TIME)),
    complete,
  }),
  exit,
  errors: ({ error, listError }) => [error ?? [], listError ?? []].flat(),
  next: ({ instance: { at }, policy, uncovered, showUncovered }) => [
    ...(policy === null || (policy !== "unknown" && !policy.enabled)
      ? hint("two people for the keys made from now on", `kp-dual policy enable ${at}`)
      : []),
    ...uncoveredNext(uncovered, showUncovered, at),
  ],
};

const uncoveredNext = (
  uncovered: readonly Key[],
  areShown: boolean,
  at: string,
): readonly Shown[] => {
  const [first] = uncovered;
  if (!first) return [];
  return areShown
    ? hint("two people for one of them, for ever", `kp-dual policy enable --key ${first.id} ${at}`)
    : hint("the keys that one person can delete", `kp-dual policy show --uncovered ${at}`);
};

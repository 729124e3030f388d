import type { Coverage } from "../core/coverage.js";
import type { Instance } from "../core/instance.js";
import type { Key } from "../core/key.js";
import type { InstancePolicy } from "../core/policy.js";
import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { coverageJson, coverageWords } from "./coverage.js";
import { fields } from "./fields.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { keyJson } from "./key-json.js";
import { instanceName } from "./names.js";
import { switchJson, switchWords } from "./switch.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";

interface InstanceCoverage {
  readonly instance: Instance;
  /** Null where it was never set, which means off; "unknown" where it may not be read. */
  readonly policy: InstancePolicy | null | "unknown";
  readonly coverage: Coverage;
  readonly uncovered: readonly Key[];
  readonly showUncovered: boolean;
  readonly complete: boolean;
  readonly failWhenUncovered: boolean;
  readonly error: KpDualError | null;
  /** What cut the list of keys short. */
  readonly listError: KpDualError | null;
}

/** A key without dual authorization is in the same stage at all times. */
const ANY_TIME = new Date(0);

const columns: readonly Column<Key>[] = [
  { header: "ID", cell: ({ id }) => visible(id) },
  { header: "STATE", cell: ({ state }) => visible(state) },
  { header: "NAME", cell: ({ name }) => visible(name) },
];

function exit({ error, complete, failWhenUncovered, uncovered }: InstanceCoverage): ExitCode {
  if (error) return error.exit;
  if (!complete) return EXIT.someFailed;
  return failWhenUncovered && uncovered.length > 0 ? EXIT.blocked : EXIT.done;
}

const asComment = (line: Shown): Shown => shown`# ${line.trim()}`;

/** A name that a spreadsheet would take for a formula is shown behind an apostrophe, as text is entered there. */
const inCell = (name: string): string =>
  `${/^[=+\-@]/.test(name) ? "'" : ""}${name}`.replaceAll('"', '""');

/** CSV, as `policy enable --from` takes it (interface.md §1). The gate leaves no line break in a name. */
const asList = (keys: readonly Key[]): readonly Shown[] => [
  shown`id,state,name`,
  ...keys.map(({ id, state, name }) => shown`${id},${state},"${inCell(name)}"`),
];

/**
 * The switch of an instance, and how many of its keys need two people. In a pipe the keys that one person can delete
 * are a list that `policy enable --from` takes.
 */
export const instancePolicyView: View<InstanceCoverage> = {
  text: (model, style) => {
    const facts = fields(
      [
        ["instance", instanceName(model.instance)],
        ["new keys", switchWords(model.policy)],
        ["keys", coverageWords(model.coverage, model.complete)],
      ],
      style,
    );
    const { showUncovered, uncovered } = model;
    if (!showUncovered) return facts;
    if (style.columns === undefined) return [...facts.map(asComment), ...asList(uncovered)];
    return uncovered.length > 0 ? [...facts, shown``, ...table(columns, uncovered, style)] : facts;
  },
  json: ({ policy, coverage, uncovered, complete }) => ({
    schema: "kp-dual/policy/1",
    instancePolicy: switchJson(policy),
    coverage: coverageJson(coverage),
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
    ? [
        ...hint(
          "two people for one of them, for ever",
          `kp-dual policy enable --key ${first.id} ${at}`,
        ),
        ...hint(
          "two people for all of them, for ever",
          `kp-dual policy show --uncovered ${at} | kp-dual policy enable --from - ${at}`,
        ),
      ]
    : hint("the keys that one person can delete", `kp-dual policy show --uncovered ${at}`);
};

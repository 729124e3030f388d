import { basename } from "node:path";
import type { DeletionRequest, RequestedKey } from "../core/deletion-request.js";
import type { Instance } from "../core/instance.js";
import type { Report } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { shellWord } from "../errors/shell-word.js";
import { changeReport } from "./change-report.js";
import { type Field, fields } from "./fields.js";
import { type Shown, shown, visible, woven } from "./gate.js";
import { hint } from "./hint.js";
import { instanceName, personName } from "./names.js";
import { quoted } from "./quoted.js";
import type { Style } from "./style.js";
import type { View } from "./view.js";
import { instant, when } from "./when.js";

/** What first approvals came to, and what of them was handed over. */
export interface HandOver {
  readonly report: Report;
  /** As it was named. */
  readonly file: string;
  /** What was written to it; null where nothing was. */
  readonly request: DeletionRequest | null;
}

/** More ids than these don't fit a command that a person pastes, and more keys than those no message. */
const MOST_IDS = 3;
const MOST_KEYS = 10;

/** The options by which anybody reaches an instance: its saved name is known on this machine only. */
function forOthers({ at, crn, id, region }: Instance): string {
  const [, , ...options] = at.split(" ");
  const where = crn === null && region !== null && !options.includes("--region");
  return [`--instance ${crn ?? id}`, ...(where ? [`--region ${region}`] : []), ...options].join(
    " ",
  );
}

const earliest = (keys: readonly RequestedKey[]): Date | undefined =>
  keys
    .flatMap(({ approvalExpires }) => approvalExpires ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime())[0];

/** A key's name never stands without quotes, and its id is never shortened. */
function named(keys: readonly RequestedKey[]): readonly Field[] {
  const rest = keys.length - MOST_KEYS;
  return [
    ...keys.slice(0, MOST_KEYS).flatMap(({ id, name }): readonly Field[] => [
      ["key", quoted(name)],
      ["id", visible(id)],
    ]),
    ...(rest > 0 ? [["", shown`and ${rest} more, which are in the file`] satisfies Field] : []),
  ];
}

/** A block to paste into a chat: its lines are ours alone, whatever a name or a reason holds. */
function block({ report, file, request }: HandOver, style: Style): readonly Shown[] {
  if (!request) return [];
  const { instance, by } = report;
  const { keys, reason } = request;
  const at = forOthers(instance);
  const deadline = earliest(keys);
  const ids = keys.map(({ id }) => id).join(" ");
  const what = keys.length === 1 ? "this key" : `these ${keys.length} keys`;
  const facts: readonly Field[] = [
    ...named(keys),
    ["instance", instanceName(instance)],
    ["region", visible(instance.region ?? "not known")],
    ["asked by", personName(by)],
    ["reason", reason === null ? shown`none was given` : quoted(reason)],
    [
      "deadline",
      deadline ? shown`${when(deadline)} (${instant(deadline) ?? ""})` : shown`not known`,
    ],
  ];
  return [
    shown``,
    shown`A second Manager is wanted, to delete ${what}:`,
    ...fields(facts, style),
    ...(keys.length > MOST_IDS
      ? []
      : hint("it shows what would be lost, and asks", `kp-dual key delete ${ids} ${at}`)),
    ...hint(
      "with the request file it also shows what changed since",
      `kp-dual key delete --request ${shellWord(basename(file))} ${at}`,
    ),
  ];
}

function afterwards({ report, file, request }: HandOver): readonly Shown[] {
  if (request)
    return [
      woven`written: ${quoted(file)}, readable for you alone; hand it over with the lines above`,
    ];
  const isFailed = report.results.some(({ error }) => error?.code === "request-unwritable");
  return report.dryRun || isFailed
    ? []
    : [shown`no request file was written, since no key of it is set for deletion`];
}

/** A change as ever, and what the second person needs. */
export const handOver: View<HandOver> = {
  text: (model, style) => [...changeReport.text(model.report, style), ...block(model, style)],
  json: ({ report }) => changeReport.json(report),
  exit: ({ report }) => changeReport.exit?.(report) ?? EXIT.done,
  errors: ({ report }) => changeReport.errors?.(report) ?? [],
  next: (model) => [...(changeReport.next?.(model.report) ?? []), ...afterwards(model)],
};

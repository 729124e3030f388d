import { EXIT } from "../../src/errors/exit-codes.js";
import type { KpDualError } from "../../src/errors/kp-dual-error.js";
import { auditView } from "../../src/views/audit.js";
import { changeReport } from "../../src/views/change-report.js";
import { completionView } from "../../src/views/completion.js";
import { doctorView } from "../../src/views/doctor.js";
import { emulatorClock } from "../../src/views/emulator-clock.js";
import { emulatorReady } from "../../src/views/emulator-ready.js";
import { explanationsView } from "../../src/views/explanations.js";
import type { Shown } from "../../src/views/gate.js";
import { handOver } from "../../src/views/hand-over.js";
import { instancePolicyView } from "../../src/views/instance-policy.js";
import { instanceAdded, instanceList, instanceRemoved } from "../../src/views/instances.js";
import { instancesFound } from "../../src/views/instances-found.js";
import { keyDetail } from "../../src/views/key-detail.js";
import { keyList } from "../../src/views/key-list.js";
import { keyPolicyView } from "../../src/views/key-policy.js";
import { logList, logRow } from "../../src/views/log.js";
import { pastRun } from "../../src/views/past-run.js";
import { pendingView } from "../../src/views/pending.js";
import { registeredKeyDetail } from "../../src/views/registered-key-detail.js";
import { rehearsalSteps } from "../../src/views/rehearsal-steps.js";
import { resumption } from "../../src/views/resumption.js";
import type { Style } from "../../src/views/style.js";
import { topicView } from "../../src/views/topic-view.js";
import type { ListView, View } from "../../src/views/view.js";
import { whoamiView } from "../../src/views/whoami.js";
import { aReport, INSTANCE, NOW } from "../views/models.js";
import { modelsWith } from "./models.js";

/** All that one view makes of a hostile text. */
export interface Walk {
  readonly lines: (style: Style) => readonly Shown[];
  /** The next commands, which no line break may tear, and so no width binds. */
  readonly next: readonly Shown[];
  readonly errors: readonly KpDualError[];
  readonly documents: readonly unknown[];
}

const shownBy = <Model>(view: View<Model>, model: Model): Walk => ({
  lines: (style) => view.text(model, style),
  next: view.next?.(model) ?? [],
  errors: view.errors?.(model) ?? [],
  documents: [view.json(model)],
});

const listedBy = <Row, End>(view: ListView<Row, End>, rows: readonly Row[], end: End): Walk => ({
  lines: (style) => [
    ...view.text(rows, true, style),
    ...view.text(rows, false, style),
    ...(view.last?.(end, style) ?? []),
    view.none,
  ],
  next: view.next?.(end) ?? [],
  errors: view.errors?.(end) ?? [],
  documents: [...rows.map(view.row), view.end(end)],
});

/** Every view of kp-dual, by its name, with a text from outside in every place that has one. */
export function walksWith(text: string): Readonly<Record<string, () => Walk>> {
  const { keys, instance, by, error, result, past, listed, audit, request } = modelsWith(text);
  const [seen] = keys;
  const { key } = seen;
  const report = aReport({ instance, by, results: [result, { ...result, error: null }] });
  const pending = {
    ...{ by, keys: keys.map((each) => ({ instance, seen: each })), within: null, read: [text] },
    ...{ unread: [{ named: text, errors: [error("not-reached")] }], failWhenPending: false },
  };
  const policy = { enabled: false, updatedAt: NOW, updatedBy: text };
  const coverage = {
    ...{
      instance,
      policy,
      coverage: audit.inspections[0]?.coverage ?? { total: 0, covered: 0, unknown: 0 },
    },
    ...{ uncovered: keys.map((each) => each.key), showUncovered: true, complete: false },
    ...{ failWhenUncovered: false, error: error("unauthorized-role"), listError: null },
  };
  const diagnosis = {
    ...({ check: "endpoint", verdict: "no", detail: text, do: [text], exit: EXIT.usage } as const),
  };
  const explanation = {
    code: "bad-key",
    status: null,
    title: text,
    why: text,
    do: [text],
    exit: EXIT.usage,
  } as const;
  const world = {
    url: "http://127.0.0.1:1",
    instances: [{ name: text, id: INSTANCE.id, crn: text }],
    people: [{ name: text, apiKey: text, iamId: text, roles: [text] }],
    keys: [{ id: key.id, name: text }],
  };
  const step = { who: text, about: text, command: text, expected: 0, exit: 1, says: text };
  return {
    auditView: () => shownBy(auditView, { ...audit, file: null }),
    "auditView, saved": () => shownBy(auditView, { ...audit, file: text }),
    changeReport: () => shownBy(changeReport, report),
    "changeReport, of an instance": () =>
      shownBy(changeReport, { ...report, results: [{ ...result, key: null }] }),
    completionView: () => shownBy(completionView, { shell: text, script: text }),
    doctorView: () => shownBy(doctorView, [diagnosis, diagnosis]),
    emulatorClock: () => shownBy(emulatorClock, NOW),
    emulatorReady: () => shownBy(emulatorReady, world),
    explanationsView: () => shownBy(explanationsView, [explanation]),
    handOver: () => shownBy(handOver, { report, file: text, request }),
    instanceAdded: () => shownBy(instanceAdded, { instance: listed, isNew: true }),
    instanceList: () => shownBy(instanceList, [listed]),
    instancePolicyView: () => shownBy(instancePolicyView, coverage),
    instanceRemoved: () => shownBy(instanceRemoved, [listed]),
    instancesFound: () => shownBy(instancesFound, [listed]),
    keyDetail: () => shownBy(keyDetail, { instance, seen }),
    registeredKeyDetail: () => shownBy(registeredKeyDetail, { instance, seen }),
    "keyDetail, deleted": () => shownBy(keyDetail, { instance, seen: keys[2] }),
    keyList: () => listedBy(keyList, keys, { complete: false, error: error("list-incomplete") }),
    keyPolicyView: () =>
      shownBy(keyPolicyView, { instance, key, policy, failWhenUncovered: false }),
    logList: () =>
      listedBy(logList, [past], { rows: [logRow(past, NOW)], errors: [error("journal-broken")] }),
    pastRun: () => shownBy(pastRun, { past, error: error("journal-broken"), now: NOW }),
    pendingView: () => shownBy(pendingView, pending),
    "pendingView, empty": () => shownBy(pendingView, { ...pending, keys: [], unread: [] }),
    rehearsalSteps: () => listedBy(rehearsalSteps, [step], { ok: false, goOn: [text] }),
    resumption: () => shownBy(resumption, { ...report, run: text }),
    "resumption, of nothing": () => shownBy(resumption, { ...report, run: text, results: [] }),
    topicView: () => shownBy(topicView, { title: text, lines: [text] }),
    whoamiView: () => shownBy(whoamiView, { person: by, now: NOW, way: text }),
  };
}

import type { KeyTarget } from "../../api/key-path.js";
import { approval } from "../../change/approval.js";
import type { Change } from "../../change/change.js";
import { deletion, deletionByForce } from "../../change/deletion.js";
import {
  instancePolicyOff,
  instancePolicyOn,
  type NoTarget,
} from "../../change/instance-policy.js";
import { keyPolicy } from "../../change/key-policy.js";
import { purge } from "../../change/purge.js";
import { restoration } from "../../change/restoration.js";
import { withdrawal } from "../../change/withdrawal.js";
import type { BrokenRun } from "../../cli/journal/journal-reader.js";
import type { Target } from "../../cli/journal/run-record.js";
import type { Sending } from "../../cli/journal/tracks.js";
import type { ChangeName, Report } from "../../core/report.js";
import type { KeySnapshot, PolicySnapshot } from "../../core/snapshot.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { asAskedFor } from "../as-asked-for.js";
import { finished, type Left, type Resuming } from "./finished.js";

const OF_KEYS: Partial<Record<ChangeName, Change>> = {
  "enable-policy": keyPolicy,
  "set-for-deletion": approval,
  unset: withdrawal,
  delete: deletion,
  restore: restoration,
  purge,
};

const OF_INSTANCES: Partial<Record<ChangeName, Change<NoTarget, PolicySnapshot>>> = {
  "enable-policy": instancePolicyOn,
  "disable-policy": instancePolicyOff,
};

/** Goes on with a run by the change that it was made of. */
export async function resumedRun(resuming: Resuming): Promise<Report> {
  const { broken, consent, session } = resuming;
  const { action, force, request } = broken.file.header;
  const keys = keysLeft(broken);
  if (keys.length > 0) {
    const change = fitting(force ? deletionByForce : OF_KEYS[action], broken);
    const same = request ? await asAskedFor(request, change, consent.confirm, session) : change;
    return finished(same, keys, resuming);
  }
  return finished(fitting(OF_INSTANCES[action], broken), policiesLeft(broken), resuming);
}

function fitting<Found>(change: Found | undefined, { file: { header } }: BrokenRun): Found {
  if (change) return change;
  throw new KpDualError("journal-broken", { values: { run: header.run, line: "1" } });
}

const isKey = (target: Target): target is KeyTarget => "key" in target;

const keysLeft = ({ open }: BrokenRun): readonly Left<KeyTarget, KeySnapshot>[] =>
  open.flatMap(({ target, before, sending }) => {
    if (!isKey(target)) return [];
    const seen = before && "key" in before ? before : undefined;
    return [{ target, before: seen, sending: mayWork(seen, sending) }];
  });

const policiesLeft = ({ open }: BrokenRun): readonly Left<NoTarget, PolicySnapshot>[] =>
  open.map(({ before, sending }) => {
    const seen = before && !("key" in before) ? before : undefined;
    return { target: {}, before: seen, sending: mayWork(seen, sending) };
  });

/** What is proven to have had no effect is not waited for. */
const mayWork = (before: object | undefined, sending: Sending | null): Sending | null =>
  before ? sending : null;

import { tokenByApiKey } from "../../src/api/iam.js";
import { getKeyMetadata } from "../../src/api/keys.js";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change, Seen } from "../../src/change/change.js";
import { deletion } from "../../src/change/deletion.js";
import { instancePolicyOn } from "../../src/change/instance-policy.js";
import { keyPolicy } from "../../src/change/key-policy.js";
import { purge } from "../../src/change/purge.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import type { KeyId } from "../../src/core/key.js";
import { PARTICIPLES, type Report } from "../../src/core/report.js";
import { approved, deleted, HOUR } from "../support/cast.js";
import type { Rig } from "./rig.js";

/** The columns of the matrix: read, write, delete, purge. */
export type Column = "R" | "W" | "D" | "P";

/** Which requests are an operation's own: those that faults hit and that are counted. */
export interface Own {
  readonly method: string;
  /** As a fault's `match` has it. */
  readonly path: string;
}

/** One operation of a column, on one key or on three of which the faults hit the first. */
export interface Doing {
  readonly name: string;
  readonly column: Column;
  readonly who: string;
  /** What every key of it is when it begins. */
  readonly key: object;
  readonly keys: number;
  readonly own: Own;
  /** How its results say that it happened; "" for a read. */
  readonly participle: string;
  readonly run: (rig: Rig) => Promise<Report | null>;
}

const order = <Target>(targets: readonly Target[]) => ({
  targets,
  dryRun: false,
  reason: null,
  consent: {},
});

const reading: Doing = {
  name: "read a key",
  column: "R",
  who: "bob",
  key: {},
  keys: 1,
  own: { method: "GET", path: "/api/v2/keys/*/metadata" },
  participle: "",
  run: async ({ means, targets: [key] }) => {
    if (key) await means.api.read(getKeyMetadata, { key });
    return null;
  },
};

const signingIn: Doing = {
  ...reading,
  name: "sign in",
  own: { method: "POST", path: "/identity/token" },
  run: async ({ readFrom, url }) => {
    await readFrom(tokenByApiKey, { apiKey: "rehearsal-bob" }, { origin: url, headers: {} });
    return null;
  },
};

interface Kind {
  readonly column: Column;
  readonly who: string;
  readonly key: object;
  readonly own: Own;
}

const onKeys =
  (keys: number) =>
  (name: string, change: Change, kind: Kind): Doing => ({
    ...kind,
    name,
    keys,
    participle: PARTICIPLES[change.name],
    run: ({ means, targets }) =>
      carryOut(change, order(targets.map((key: KeyId) => ({ key }))), means),
  });

const onInstance = <Snapshot extends Seen>(
  change: Change<Readonly<Record<never, never>>, Snapshot>,
): Doing => ({
  name: "switch the instance's policy on",
  column: "W",
  who: "bob",
  key: {},
  keys: 1,
  own: { method: "PUT", path: "/api/v2/instance/policies" },
  participle: PARTICIPLES[change.name],
  run: ({ means }) => carryOut(change, order([{}]), means),
});

const setting: Kind = {
  column: "W",
  who: "ann",
  key: {},
  own: { method: "POST", path: "/api/v2/keys/*/actions/setKeyForDeletion" },
};

const deleting: Kind = {
  column: "D",
  who: "bob",
  key: approved,
  own: { method: "DELETE", path: "/api/v2/keys/*" },
};

const purging: Kind = {
  column: "P",
  who: "cleo",
  key: deleted(5 * HOUR),
  own: { method: "DELETE", path: "/api/v2/keys/*/purge" },
};

const [one, three] = [onKeys(1), onKeys(3)];

/** Every operation that changes something on its own, and the two kinds of reads. */
export const alone: readonly Doing[] = [
  reading,
  signingIn,
  one("set", approval, setting),
  one("unset", withdrawal, {
    ...setting,
    key: approved,
    own: { method: "POST", path: "/api/v2/keys/*/actions/unsetKeyForDeletion" },
  }),
  one("switch a key's policy on", keyPolicy, {
    column: "W",
    who: "bob",
    key: { dualAuth: false },
    own: { method: "PUT", path: "/api/v2/keys/*/policies" },
  }),
  onInstance(instancePolicyOn),
  one("delete", deletion, deleting),
  one("purge", purge, purging),
];

/** The same among others: what befalls one key must not befall its neighbours. */
export const amongOthers: readonly Doing[] = [
  three("set", approval, setting),
  three("delete", deletion, deleting),
  three("purge", purge, purging),
];

import type { Api } from "../api/api.js";
import type { KeyTarget } from "../api/key-path.js";
import type { Operation } from "../api/operation.js";
import type { DeletionRequest } from "../core/deletion-request.js";
import type { Check } from "../core/finding.js";
import type { Person } from "../core/person.js";
import type { Question } from "../core/question.js";
import type { ChangeName, Told } from "../core/report.js";
import type { KeySnapshot } from "../core/snapshot.js";
import type { ErrorCode } from "../errors/catalogue.js";
import type { Means } from "./means.js";

/** Whatever was looked at, and when by the service's clock. */
export interface Seen {
  readonly serverNow: Date;
}

/** What a change is about: a key, or the policy of an instance. */
export interface Subject<Target, Snapshot extends Seen> {
  /** A fresh read; throws a KpDualError where it fails. */
  readonly look: (api: Api, target: Target) => Promise<Snapshot>;
  /** What this machine's journal knows beside the first look. */
  readonly recall?: (
    seen: Snapshot,
    means: Pick<Means, "instance" | "recorded">,
  ) => Promise<Snapshot>;
  /** A fresh read of no more than settling needs. */
  readonly lookBack: (api: Api, target: Target) => Promise<Snapshot>;
  /** Whether nothing moved between two looks. */
  readonly same: (one: Snapshot, other: Snapshot) => boolean;
  /** What a report says of it; null where it could not be read. */
  readonly tell: (seen: Snapshot | "gone" | null, target: Target) => Told;
  readonly ask: (seen: readonly Snapshot[], named: number) => Question["asked"];
}

/** What two looks, one before and one after, prove about a change. */
export type Settlement = "done" | "done-by-other" | "untouched" | "changed-by-other";

/** Set, unset, delete, restore, purge and the policy switches differ in data, not in code. */
export interface Change<Target = KeyTarget, Snapshot extends Seen = KeySnapshot> {
  readonly name: ChangeName;
  /** How we ask. */
  readonly danger: "mild" | "severe";
  readonly force?: boolean;
  /** Where a file asked for it: what that claims, which the run keeps. */
  readonly request?: DeletionRequest;
  readonly subject: Subject<Target, Snapshot>;
  /** What must hold, in the order in which it is shown. */
  readonly checks: readonly Check<Snapshot>[];
  readonly operation: (before: Snapshot) => Operation<Target, undefined>;
  /** "done" for two equal looks is what `already` means: it was so before anything was sent. */
  readonly settle: (before: Snapshot, after: Snapshot | "gone", by: Person) => Settlement;
  /** What may follow a lost answer. */
  readonly resend: "never" | "after-a-look";
  /** Refusals of the service which say that it is so already. */
  readonly already?: readonly ErrorCode[];
  /** The refusal that stands for "may not be read" here, where a role beside the acting one is needed to read. */
  readonly unreadable?: ErrorCode;
}

import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import type { Gap, Inspection } from "./inspection.js";
import type { Person } from "./person.js";

/** What a look at several instances brought, for an auditor. */
export interface Audit {
  readonly by: Person;
  /** This machine's now. */
  readonly now: Date;
  readonly inspections: readonly Inspection[];
  /** What was meant and not found. */
  readonly unread: readonly { readonly named: string; readonly error: KpDualError }[];
}

/** A gap, and the instance that has it, as people call it. */
export interface PlacedGap extends Gap {
  readonly instance: string;
}

/** All that could not be read: nothing may be concluded about it. */
export const gapsOf = ({ inspections, unread }: Audit): readonly PlacedGap[] => [
  ...unread.map(({ named, error }) => ({
    instance: named,
    part: "the instance" as const,
    error,
  })),
  ...inspections.flatMap(({ instance: { name, id }, gaps }) =>
    gaps.map((gap) => ({ instance: name ?? id, ...gap })),
  ),
];

/** The latest moment that a service told; this machine's now where none did. */
export const auditedAt = ({ inspections, now }: Audit): Date =>
  inspections.length === 0
    ? now
    : new Date(Math.max(...inspections.map((each) => each.now.getTime())));

/** Some instances have gaps: 9; all of them, and all alike: the code that they share (interface.md §5). */
export function exitOfAudit(audit: Audit): ExitCode {
  const exits = new Set(gapsOf(audit).map(({ error }) => error.exit));
  const [first = EXIT.done, ...others] = exits;
  const isWhole = audit.inspections.some(({ gaps }) => gaps.length === 0);
  return first !== EXIT.done && (isWhole || others.length > 0) ? EXIT.someFailed : first;
}

import * as z from "zod";

/**
 * RFC 3339, also with an offset that has no colon ("+0000"), as registrations have it (api.md §2.10). That
 * form is not one that ECMAScript's Date promises to read, so it gets its colon first.
 */
const FORM = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/i;

/** A moment that the service tells; null where it tells none, or none that can be read. */
export const Instant = z
  .unknown()
  .optional()
  .transform((wire): Date | null => {
    const day = typeof wire === "string" ? FORM.exec(wire)?.[1] : undefined;
    if (!day || !isDay(day)) return null;
    const at = new Date(String(wire).replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
    return Number.isNaN(at.getTime()) ? null : at;
  });

/** Whether the calendar has that day: a Date would take 30 February for 1 March. */
const isDay = (day: string) => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};

/**
 * RFC 3339, also with an offset that has no colon ("+0000"), as registrations have it (api.md §2.10). That
 * form is not one that ECMAScript's Date promises to read, so it gets its colon first.
 */
const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/i;

/** A moment that the service tells; null where it tells none, or none that can be read. */
export function instantOf(wire: unknown): Date | null {
  if (typeof wire !== "string" || !FORM.test(wire) || !isDay(wire.slice(0, 10))) return null;
  const at = new Date(/[+-]\d{4}$/.test(wire) ? `${wire.slice(0, -2)}:${wire.slice(-2)}` : wire);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Whether the calendar has that day: a Date would take 30 February for 1 March. Up to the 28th, each month has it. */
function isDay(day: string): boolean {
  if (day.slice(8) <= "28") return true;
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

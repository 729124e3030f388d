/** A moment without its fraction: whatever the emulator keeps or states has whole seconds. */
export const wholeSeconds = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000);

/** A moment in the service's words: "2026-05-12T07:12:00Z". */
export const stated = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** The moment so many milliseconds later. */
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
